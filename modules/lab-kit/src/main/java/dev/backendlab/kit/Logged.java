package dev.backendlab.kit;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.function.Function;
import org.slf4j.LoggerFactory;

/**
 * What an application logs, while a claim listens.
 *
 * <pre>{@code
 * try (var log = Logged.by(TokenFilter.class)) {
 *   api.get("/me");
 *   stage.check("lines of the filter", log.take()).is(List.of("Refused a token: expired"));
 * }
 * }</pre>
 */
public final class Logged implements AutoCloseable {

  private final Logger logger;
  private final ListAppender<ILoggingEvent> heard = new ListAppender<>();

  private Logged(String name) {
    this.logger = (Logger) LoggerFactory.getLogger(name);
    heard.start();
    logger.addAppender(heard);
  }

  /** By a class. */
  public static Logged by(Class<?> type) {
    return new Logged(type.getName());
  }

  /** By all classes of this one's package. */
  public static Logged byPackageOf(Class<?> type) {
    return new Logged(type.getPackageName());
  }

  /** The messages since the last call, in order. */
  public synchronized List<String> take() {
    var messages = messages(ILoggingEvent::getFormattedMessage);
    heard.list.clear();
    return messages;
  }

  /** The messages that were not taken yet, each with the stack trace that was logged with it. */
  public synchronized List<String> withTraces() {
    return messages(event ->
        event.getFormattedMessage()
            + "\n"
            + ThrowableProxyUtil.asString(event.getThrowableProxy()));
  }

  private List<String> messages(Function<ILoggingEvent, String> words) {
    return List.copyOf(heard.list).stream().map(words).toList();
  }

  @Override
  public void close() {
    logger.detachAppender(heard);
  }
}
