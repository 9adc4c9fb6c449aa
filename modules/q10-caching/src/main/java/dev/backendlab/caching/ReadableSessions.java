package dev.backendlab.caching;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.data.redis.RedisSessionRepository;
import org.springframework.stereotype.Component;

/**
 * Sessions of which one that can't be read is none: its owner logs in anew, where an error would
 * keep her out until it expires.
 */
record ReadableSessions<S extends Session>(SessionRepository<S> stored)
    implements SessionRepository<S> {

  @Override
  public S createSession() {
    return stored.createSession();
  }

  @Override
  public void save(S session) {
    stored.save(session);
  }

  @Override
  public @Nullable S findById(String id) {
    try {
      return stored.findById(id);
    } catch (RuntimeException failure) {
      if (!CircuitBreaker.isAnswer(failure)) {
        throw failure;
      }
      stored.deleteById(id);
      return null;
    }
  }

  @Override
  public void deleteById(String id) {
    stored.deleteById(id);
  }

  /** Puts them in front of those that Spring Session makes. */
  @Component
  static class InFront implements BeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
      return bean instanceof RedisSessionRepository stored ? new ReadableSessions<>(stored) : bean;
    }
  }
}
