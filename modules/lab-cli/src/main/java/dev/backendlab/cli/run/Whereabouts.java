package dev.backendlab.cli.run;

import dev.backendlab.cli.session.Session;
import dev.backendlab.cli.story.Ledger;
import dev.backendlab.cli.story.Setting;
import dev.backendlab.kit.question.Question;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where a run's evidence and code lie, as its last lines name them. */
record Whereabouts(Session session, Question question, Ledger ledger) {

  /**
   * With these folders.
   *
   * @param folder the run's, where it was kept
   */
  Setting of(Optional<Path> folder) {
    var places = session.places();
    return new Setting(
        question.id(),
        question.toBreak(),
        folder.map(places::brief).orElse(null),
        folder.map(evidence -> places.brief(evidence.resolve("log.txt"))).orElse(null),
        demo().map(places::brief).orElse(null));
  }

  /** The source of the demo, by the name that the claims' methods have. */
  private Optional<Path> demo() {
    return ledger.entries().stream()
        .map(entry -> entry.method().split("#")[0])
        .filter(type -> !type.isEmpty())
        .map(type -> type.replace('.', '/') + ".java")
        .map(file -> question.folder().resolve("src/test/java").resolve(file))
        .filter(Files::exists)
        .findFirst();
  }
}
