package dev.backendlab.web.guard;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/** The text of a refusal that never came to a page: one sentence, and nothing of the server. */
final class Notice extends ErrorReportValve {

  @Override
  protected void report(Request request, Response response, @Nullable Throwable failure) {
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    Policy.HEADERS.forEach(response::setHeader); // a failure has wiped them away
    response.setContentType("text/plain");
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    try {
      var writer = response.getReporter();
      if (writer != null) {
        writer.write(Refusal.of(status).sentence() + "\n");
        response.finishResponse();
      }
    } catch (IOException | IllegalStateException gone) {
      // nobody reads it
    }
  }
}
