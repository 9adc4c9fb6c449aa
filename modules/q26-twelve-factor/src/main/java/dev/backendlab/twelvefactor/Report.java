package dev.backendlab.twelvefactor;

import static dev.backendlab.twelvefactor.Report.Verdict.BROKEN;
import static dev.backendlab.twelvefactor.Report.Verdict.FOLLOWED;
import static dev.backendlab.twelvefactor.Report.Verdict.NOT_SEEN;

import dev.backendlab.twelvefactor.Releases.Release;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * The twelve factors of an application, each with what was looked at. Evidence against one decides,
 * then evidence for it; without either it was not seen, and is not guessed.
 *
 * @see <a href="https://12factor.net">The Twelve-Factor App</a>
 */
@Component
@ConditionalOnBooleanProperty(name = "shop.report", matchIfMissing = true)
class Report {

  enum Verdict {
    FOLLOWED,
    BROKEN,
    NOT_SEEN
  }

  record Finding(String factor, Verdict verdict, List<String> evidence) {}

  static long followed(List<Finding> findings) {
    return findings.stream().filter(each -> each.verdict() == FOLLOWED).count();
  }

  List<Finding> of(Project files, Running running) {
    var none = List.<String>of();
    return List.of(
        finding("I. Codebase", none, codebase(files, running)),
        finding(
            "II. Dependencies", none, marks(files, "pom|gradle|lock|mod|requirements|maven|lib")),
        finding("III. Config", files.secrets(), files.variables()),
        finding("IV. Backing services", files.fixedAddresses(), addresses(files)),
        finding("V. Build, release, run", released(running, false), released(running, true)),
        finding("VI. Processes", state(running, false), state(running, true)),
        finding("VII. Port binding", marks(files, "WEB-INF"), running.answering()),
        finding("VIII. Concurrency", none, copies(running)),
        finding("IX. Disposability", abrupt(files, running), running.messages("shutdown complete")),
        finding(
            "X. Dev/prod parity",
            databases(files, running, true),
            databases(files, running, false)),
        finding("XI. Logs", files.with("logging.file", ".*"), stream(running)),
        finding("XII. Admin processes", none, running.messages("task")));
  }

  private Finding finding(String factor, List<String> against, List<String> support) {
    return new Finding(factor, verdict(against, support), against.isEmpty() ? support : against);
  }

  Verdict verdict(List<String> against, List<String> support) {
    return against.isEmpty() ? support.isEmpty() ? NOT_SEEN : FOLLOWED : BROKEN;
  }

  private static List<String> marks(Project files, String kind) {
    return files.marks().stream().filter(mark -> mark.matches(".*(" + kind + ").*")).toList();
  }

  /** Several deploys of one build, or version control. */
  private static List<String> codebase(Project files, Running running) {
    var builds = running.releases().stream().map(Release::build).distinct().toList();
    return builds.size() == 1 && running.environments().size() > 1
        ? List.of("build %s in %s".formatted(builds.getFirst(), running.environments()))
        : marks(files, "\\.git");
  }

  private static List<String> addresses(Project files) {
    return files.variables().stream().filter(key -> key.matches(".*(url|uri|host)")).toList();
  }

  /** Processes that run a release as it was made. */
  private static List<String> released(Running running, boolean so) {
    return running.releases().isEmpty()
        ? List.of()
        : running.deploys().stream()
            .filter(deploy -> so == running.releases().stream().anyMatch(deploy::isOf))
            .map(Object::toString)
            .distinct()
            .toList();
  }

  private static List<String> state(Running running, boolean found) {
    var seen = running.stateOfEach();
    return !seen.isEmpty() && found == (Set.copyOf(seen).size() == 1)
        ? List.of("each process has " + seen)
        : List.of();
  }

  private static List<String> copies(Running running) {
    var deploys = running.deploys();
    return deploys.size() > 1 && Set.copyOf(deploys).size() == 1
        ? List.of("%d processes of %s".formatted(deploys.size(), deploys.getFirst()))
        : List.of();
  }

  private static List<String> abrupt(Project files, Running running) {
    return Stream.concat(
            files.with("server.shutdown", "immediate").stream(),
            running.messages("shutdown aborted").stream())
        .toList();
  }

  private static List<String> databases(Project files, Running running, boolean several) {
    var kinds = new TreeSet<>(files.databases());
    running.releases().forEach(release -> kinds.addAll(release.databases()));
    boolean shown = several ? kinds.size() > 1 : running.isAlike() && kinds.size() == 1;
    return shown ? List.of("%s in %s".formatted(kinds, running.environments())) : List.of();
  }

  private static List<String> stream(Running running) {
    return running.output().isEmpty()
        ? List.of()
        : List.of(
            "%d lines on standard output, %d of them JSON"
                .formatted(running.output().size(), running.events().size()));
  }
}
