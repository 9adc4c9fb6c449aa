package dev.backendlab.browser;

import dev.backendlab.kit.story.Story;
import java.io.IOException;
import java.net.URI;
import org.htmlunit.WebConnection;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.util.WebConnectionWrapper;

/** Counts the requests of HtmlUnit, preflights included. */
final class HtmlUnitHops extends WebConnectionWrapper {

  HtmlUnitHops(WebConnection connection) {
    super(connection);
  }

  @Override
  public WebResponse getResponse(WebRequest request) throws IOException {
    var answer = super.getResponse(request);
    Story.live()
        .hops()
        .http(
            Browser.CALLER,
            request.getHttpMethod().name(),
            URI.create(request.getUrl().toString()),
            answer.getStatusCode());
    return answer;
  }
}
