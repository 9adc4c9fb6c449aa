package dev.backendlab.kit.service;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a JVM that has started servers ends: they end with it, and their folder goes. */
public interface NothingIsLeft {

  /** Its main method starts servers, then calls {@link OtherJvm#readyAndWait}. */
  Class<?> host();

  @ParameterizedTest
  @ValueSource(strings = {"KILL", "TERM", "INT"})
  default void nothingIsLeftOfASignalledJvm(String signal) throws Exception {
    try (var jvm = OtherJvm.start(host(), Map.of())) {
      jvm.signal(signal);
      jvm.hasGone();
    }
  }

  @Test
  default void nothingIsLeftAfterCtrlC() throws Exception {
    try (var jvm = OtherJvm.start(host(), Map.of())) {
      jvm.interruptGroup();
      jvm.hasGone();
    }
  }

  @Test
  default void nothingIsLeftOfAJvmThatEndsByItself() throws Exception {
    try (var jvm = OtherJvm.start(host(), Map.of())) {
      jvm.release();
      jvm.hasGone();
    }
  }
}
