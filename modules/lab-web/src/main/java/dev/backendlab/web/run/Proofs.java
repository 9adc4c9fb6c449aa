package dev.backendlab.web.run;

import dev.backendlab.kit.event.EventLine;
import dev.backendlab.kit.predict.Guesses;
import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.run.Runner;
import dev.backendlab.kit.run.Runs;
import dev.backendlab.web.run.LiveRun.Stage;
import dev.backendlab.web.story.Scribes;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Runs that another page asks for, and shows within itself. */
@Component
public class Proofs {

  private final LiveRuns live;
  private final Runs runs;
  private final Scribes scribes;
  private final StateFragment states;

  Proofs(LiveRuns live, Runs runs, Scribes scribes, StateFragment states) {
    this.live = live;
    this.runs = runs;
    this.scribes = scribes;
    this.states = states;
  }

  /**
   * What a run told that has ended.
   *
   * @param trouble why it told nothing, else empty
   */
  public record Ending(List<EventLine> told, String trouble) {}

  /** Somebody will want a run of this question soon. */
  public void prepare(Question question) {
    live.prepare(question);
  }

  /** Runs a claim as soon as there is room; the run's id. */
  public String start(Question question, String claim, Guesses guesses) {
    return live.submit(Runner.Order.claims(question, List.of(claim)), guesses).id();
  }

  /** How a run ended; empty while it is under way. */
  public Optional<Ending> ending(Question question, String run) {
    var found = live.find(run);
    if (found.isPresent() && found.get().state().stage() != Stage.ENDED) {
      return Optional.empty();
    }
    var trouble = found.map(each -> each.state().trouble()).orElse("");
    var told =
        runs.find(question.id(), run)
            .map(past -> Runs.story(past.folder()).lines())
            .orElse(List.of());
    return Optional.of(new Ending(told, trouble));
  }

  /** Gives a page what it needs to show a run's story, and to hear how it goes on. */
  public void show(Question question, String run, Model model) {
    var address = Addresses.run(question.id(), run);
    model.addAttribute("address", address);
    var found = live.find(run);
    if (found.isPresent()) {
      var snapshot = found.get().snapshot();
      boolean ended = snapshot.state().stage() == Stage.ENDED;
      model.addAttribute("story", snapshot.page());
      model.addAttribute("state", states.html(found.get(), snapshot.state()));
      model.addAttribute(
          "events", ended ? null : "%s/events?after=%d".formatted(address, snapshot.frames()));
    } else {
      runs.find(question.id(), run)
          .ifPresent(past -> model.addAttribute("story", KeptRun.of(question, past).page(scribes)));
    }
  }
}
