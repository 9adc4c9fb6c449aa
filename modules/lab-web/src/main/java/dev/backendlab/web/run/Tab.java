package dev.backendlab.web.run;

import dev.backendlab.web.run.LiveRun.Stage;
import dev.backendlab.web.story.Frame;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** One tab's way through a running story, at its own pace. */
final class Tab {

  /** After this a tab that hears nothing gets a word, so that we notice when it has gone. */
  private static final Duration SILENCE = Duration.ofSeconds(10);

  private static final byte[] STILL_HERE = ": still here\n\n".getBytes(StandardCharsets.UTF_8);
  private static final byte[] END = "event: end\ndata:\n\n".getBytes(StandardCharsets.UTF_8);

  private final LiveRun run;
  private final StateFragment states;
  private int seen;

  /**
   * @param seen how many frames the tab has
   */
  Tab(LiveRun run, StateFragment states, int seen) {
    this.run = run;
    this.states = states;
    this.seen = seen;
  }

  /**
   * Writes what is told until the run has ended, or the tab is gone.
   *
   * @throws IOException where the tab is gone
   */
  void writeTo(OutputStream out) throws IOException {
    try {
      int version = -1;
      boolean over = false;
      while (!over) {
        var news = run.after(seen, version, SILENCE);
        for (var frame : news.frames()) {
          out.write(frame);
        }
        seen += news.frames().size();
        if (news.state().version() != version) {
          version = news.state().version();
          out.write(Frame.state(List.of(states.of(run, news.state()))));
        } else if (news.frames().isEmpty()) {
          out.write(STILL_HERE);
        }
        over = news.state().stage() == Stage.ENDED && seen >= run.frames();
        if (over) {
          out.write(END);
        }
        out.flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
