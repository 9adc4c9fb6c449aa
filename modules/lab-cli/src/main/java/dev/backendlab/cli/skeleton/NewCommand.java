package dev.backendlab.cli.skeleton;

import dev.backendlab.cli.session.Mistake;
import dev.backendlab.cli.session.QuestionIds;
import dev.backendlab.cli.session.Session;
import dev.backendlab.kit.question.Defect;
import dev.backendlab.kit.question.Shelf;
import dev.backendlab.kit.question.Stubs;
import dev.backendlab.kit.run.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Begins a question's module, and says what of it is still to be written. */
@Command(
    name = "new",
    description = "Begin a question: a module that builds, whose claims are red until written.",
    sortOptions = false)
public final class NewCommand implements Callable<Integer> {

  private final Session session;

  @Parameters(
      index = "0",
      paramLabel = "QUESTION",
      description = "A question that has no module yet: q08.",
      completionCandidates = QuestionIds.class)
  private String question = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "NAME",
      description = "The concept, as module and package shall be called: indexing, event-driven.")
  private @Nullable String name;

  @Option(
      names = "--services",
      paramLabel = "SERVICE",
      split = ",",
      description = "What it runs on: ${COMPLETION-CANDIDATES}. Without it, nothing.",
      completionCandidates = LabService.Words.class)
  private List<String> services = List.of();

  @Option(
      names = "--claims",
      paramLabel = "CLAIM",
      split = ",",
      description = "What it proves, a word for each claim: fewer-scans,speed-up.")
  private List<String> claims = List.of();

  @Option(
      names = "--check",
      description = "Write nothing; say what is still to be written, by file and line.")
  private boolean check;

  public NewCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    var entry = session.entry(question);
    if (check) {
      return check(entry);
    }
    if (name == null) {
      throw new Mistake("lab new needs NAME: see ./lab help new.");
    }
    var chosen = services.stream().map(LabService::named).toList();
    var skeleton = new Skeleton(entry, name, chosen, claims);
    try {
      write(skeleton);
    } catch (IOException failed) {
      throw new Mistake(
          "modules/%s can't be written (%s): nothing is left of it."
              .formatted(skeleton.module(), failed.getMessage()),
          RunResult.BROKEN);
    }
    return RunResult.PROVEN;
  }

  private void write(Skeleton skeleton) throws IOException {
    var modules = new Modules(session.places().root().resolve("modules"));
    var id = skeleton.entry().id();
    modules
        .withQuestion(id)
        .ifPresent(
            module -> refuse("%s is taken: modules/pom.xml lists %s.".formatted(id, module)));
    modules
        .withPackage(skeleton.packageName())
        .ifPresent(module ->
            refuse(
                "The package %s is that of %s: choose another name."
                    .formatted(skeleton.packageName(), module)));
    var files = skeleton.files();
    modules.add(skeleton.module(), files);
    handOver(skeleton.entry());
    session.tell(
        """
        modules/%1$s: %2$d files, listed in modules/pom.xml
          ./lab new --check %3$s  what is still to be written
          ./lab run %3$s          its claims, refuted until then
        """
            .formatted(skeleton.module(), files.size(), id));
  }

  /** The README says now what the text said, and no question is written twice. */
  private void handOver(Shelf.Entry entry) throws IOException {
    if (entry.text().isPresent()) {
      Files.delete(entry.text().get());
      session.aside(
          "%s is in the README now, and no longer there."
              .formatted(session.places().brief(entry.text().get())));
    }
  }

  private static void refuse(String sentence) {
    throw new Mistake(sentence);
  }

  private int check(Shelf.Entry entry) {
    if (name != null || !services.isEmpty() || !claims.isEmpty()) {
      throw new Mistake("--check looks at what is there: leave all but the question away.");
    }
    var module =
        entry
            .module()
            .orElseThrow(() ->
                new Mistake("%s has no module yet: see ./lab help new.".formatted(entry.id())));
    var stubs = Stubs.in(module);
    stubs.forEach(stub -> session.tell(brief(stub) + "\n"));
    session.aside(
        stubs.isEmpty()
            ? "Nothing of %s is a stub any more.".formatted(entry.id())
            : "Stubs of %s still to be written: %d".formatted(entry.id(), stubs.size()));
    return stubs.isEmpty() ? RunResult.PROVEN : RunResult.REFUTED;
  }

  private Defect brief(Defect stub) {
    var file = Path.of(session.places().brief(stub.file()));
    return new Defect(file, stub.line(), stub.problem(), stub.remedy());
  }
}
