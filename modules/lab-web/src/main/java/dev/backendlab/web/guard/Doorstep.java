package dev.backendlab.web.guard;

import org.apache.coyote.Adapter;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.net.SocketEvent;

/**
 * The first that sees a request, before Tomcat has read it: so what Tomcat refuses by itself has
 * our headers too.
 *
 * @param inside where Tomcat reads it on
 */
record Doorstep(Adapter inside) implements Adapter {

  private static final byte[] PAGE = {'/'};

  @Override
  public void service(Request request, Response response) throws Exception {
    protect(request, response);
    inside.service(request, response);
  }

  @Override
  public boolean prepare(Request request, Response response) throws Exception {
    protect(request, response);
    return inside.prepare(request, response);
  }

  private static void protect(Request request, Response response) {
    Policy.HEADERS.forEach(response::setHeader);
    if (request.requestURI().equals("*") && "OPTIONS".equals(request.getMethod())) {
      // Tomcat would answer this one at once: so it asks about a page, and meets the guard
      request.requestURI().setBytes(PAGE, 0, PAGE.length);
    }
  }

  @Override
  public boolean asyncDispatch(Request request, Response response, SocketEvent status)
      throws Exception {
    return inside.asyncDispatch(request, response, status);
  }

  @Override
  public void log(Request request, Response response, long time) {
    inside.log(request, response, time);
  }

  @Override
  public void checkRecycled(Request request, Response response) {
    inside.checkRecycled(request, response);
  }

  @Override
  public String getDomain() {
    return inside.getDomain();
  }
}
