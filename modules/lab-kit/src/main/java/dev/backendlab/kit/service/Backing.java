package dev.backendlab.kit.service;

import java.util.Map;

/** A server that an application can be put on: one that a claim may stop or kill. */
public interface Backing {

  /**
   * The Spring properties with which an application uses this server and no other of its kind, for
   * example {@code spring.data.redis.url}.
   */
  Map<String, String> settings();
}
