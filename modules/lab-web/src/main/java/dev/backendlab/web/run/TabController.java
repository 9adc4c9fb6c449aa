package dev.backendlab.web.run;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** Tells running stories to any number of tabs. */
@Controller
class TabController {

  private final LiveRuns live;
  private final StateFragment states;

  TabController(LiveRuns live, StateFragment states) {
    this.live = live;
    this.states = states;
  }

  /**
   * The story from a frame on. The request's own thread tells it, so that a slow tab holds up
   * nobody else; without a live run there is no story, and 204 tells a browser not to come back.
   *
   * @param after how many frames the page has
   * @param last the last id that a browser got before its connection broke
   */
  @GetMapping("/{id:q\\d\\d}/runs/{run}/events")
  void events(
      @PathVariable String run,
      @RequestParam(defaultValue = "0") int after,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable Integer last,
      HttpServletResponse response) {
    var found = live.find(run);
    if (found.isEmpty()) {
      response.setStatus(HttpStatus.NO_CONTENT.value());
      return;
    }
    response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
    response.setHeader("Cache-Control", "no-store");
    var tab = new Tab(found.get(), states, Math.max(0, last == null ? after : last + 1));
    try {
      tab.writeTo(response.getOutputStream());
    } catch (IOException gone) {
      // the tab was closed, which the container has noticed by itself
    }
  }
}
