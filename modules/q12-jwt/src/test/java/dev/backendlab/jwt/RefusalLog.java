package dev.backendlab.jwt;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.backendlab.jwt.api.ApiApplication;
import org.slf4j.LoggerFactory;

/** Listens to what the resource services log about tokens. */
class RefusalLog implements AutoCloseable {

  private static final String REFUSED = "Refused a token: ";

  private final Logger logger =
      (Logger) LoggerFactory.getLogger(ApiApplication.class.getPackageName());
  private final ListAppender<ILoggingEvent> heard = new ListAppender<>();

  RefusalLog() {
    heard.start();
    logger.addAppender(heard);
  }

  /** The reasons given since the last call; empty where none was. */
  String next() {
    var reasons =
        heard.list.stream()
            .map(ILoggingEvent::getFormattedMessage)
            .filter(message -> message.startsWith(REFUSED))
            .map(message -> message.substring(REFUSED.length()))
            .toList();
    heard.list.clear();
    return String.join("; ", reasons);
  }

  @Override
  public void close() {
    logger.detachAppender(heard);
  }
}
