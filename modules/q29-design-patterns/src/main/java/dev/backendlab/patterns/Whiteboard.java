package dev.backendlab.patterns;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Patterns as small as they get, in plain Java: what to write when somebody hands you a pen. */
final class Whiteboard {

  private Whiteboard() {}

  /** Singleton, twice: the JVM initializes a class once, at its first use, behind a lock. */
  static final class Singleton {

    /** Nobody can hand a singleton what it needs, so that becomes a global, too. */
    static volatile Supplier<String> source = () -> "settings";

    final String settings = source.get();

    private Singleton() {}

    static Singleton byHolder() {
      return Holder.ONLY;
    }

    private static final class Holder {

      static final Singleton ONLY = new Singleton();
    }

    enum ByEnum {
      ONLY;

      final String settings = source.get();
    }
  }

  /** Factory: callers name what they need, and one place knows the classes. */
  static final class Factory {

    interface Payment {

      String pay(long cents);
    }

    private static final Map<String, Supplier<Payment>> BY_NAME =
        Map.of(
            "card", () -> cents -> cents + " by card", "cash", () -> cents -> cents + " in cash");

    static Payment of(String name) {
      return Optional.ofNullable(BY_NAME.get(name)).orElseThrow().get();
    }
  }

  /** Observer: a subject tells listeners that it knows only as a list. */
  static class Subject {

    private final List<Consumer<String>> listeners;

    Subject() {
      this(new CopyOnWriteArrayList<>()); // bears a listener that leaves while it is told
    }

    Subject(List<Consumer<String>> listeners) {
      this.listeners = listeners;
    }

    void subscribe(Consumer<String> listener) {
      listeners.add(listener);
    }

    void unsubscribe(Consumer<String> listener) {
      listeners.remove(listener);
    }

    void publish(String event) {
      for (var listener : listeners) {
        listener.accept(event);
      }
    }
  }
}
