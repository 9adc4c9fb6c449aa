package dev.backendlab.twelvefactor;

import dev.backendlab.twelvefactor.Report.Finding;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The report on any application of this machine, for whose files and answers it only asks. */
@RestController
@ConditionalOnBooleanProperty(name = "shop.report", matchIfMissing = true)
class ReportController {

  private final Report report;

  ReportController(Report report) {
    this.report = report;
  }

  record Scored(String score, List<Finding> findings) {}

  /**
   * Reports on an application.
   *
   * @param folder of its project, or its jar
   * @param url of its processes on this machine, one or several
   */
  @GetMapping("/report")
  Scored report(@RequestParam String folder, @RequestParam List<URI> url) {
    if (!url.stream().allMatch(ReportController::isLocal)) {
      throw problem("A url is that of a process on this machine: http://127.0.0.1:8080.");
    }
    try {
      var findings = report.of(Project.in(List.of(Path.of(folder))), Running.at(url));
      return new Scored("%d of 12 followed".formatted(Report.followed(findings)), findings);
    } catch (IOException | RuntimeException unreadable) {
      throw problem("This is no folder or jar whose files can be read.");
    }
  }

  private static boolean isLocal(URI url) {
    return "http".equals(url.getScheme())
        && List.of("127.0.0.1", "localhost").contains(String.valueOf(url.getHost()));
  }

  private static ResponseStatusException problem(String detail) {
    return new ResponseStatusException(HttpStatus.BAD_REQUEST, detail);
  }
}
