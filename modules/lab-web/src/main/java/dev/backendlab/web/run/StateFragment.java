package dev.backendlab.web.run;

import dev.backendlab.web.run.LiveRun.State;
import dev.backendlab.web.story.Frame;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

/** How a run stands, for the head of its page. */
@Component
class StateFragment {

  private static final String TARGET = "state";

  private final SpringTemplateEngine templates;

  StateFragment(SpringTemplateEngine templates) {
    this.templates = templates;
  }

  Frame.Placement of(LiveRun run, State state) {
    return new Frame.Placement(TARGET, true, html(run, state));
  }

  String html(LiveRun run, State state) {
    var variables =
        Map.<String, Object>of(
            "stage", state.stage().name().toLowerCase(Locale.ROOT),
            "place", state.place(),
            "trouble", state.trouble(),
            "address", Addresses.run(run.order().question().id(), run.id()));
    return templates.process("state", Set.of("state"), new Context(Locale.ROOT, variables));
  }
}
