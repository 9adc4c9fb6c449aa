package dev.backendlab.eventdriven;

import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.RetriableException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** A failure that is nobody's in particular: while it lasts, the next one would fare no better. */
final class Outage {

  /** The database or the broker is away or overloaded, or a table is not there. */
  static final Class<? extends Exception>[] KINDS =
      kinds(
          TransientDataAccessException.class,
          RecoverableDataAccessException.class,
          NonTransientDataAccessResourceException.class,
          InvalidDataAccessResourceUsageException.class,
          CannotCreateTransactionException.class,
          RetriableException.class);

  private Outage() {}

  @SafeVarargs
  @SuppressWarnings("varargs") // the array is read, and nothing else
  private static Class<? extends Exception>[] kinds(Class<? extends Exception>... kinds) {
    return kinds;
  }

  /** Whether this or one of its causes is one. */
  static boolean isBehind(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .anyMatch(each -> Stream.of(KINDS).anyMatch(kind -> kind.isInstance(each)));
  }
}
