package dev.backendlab.cli.doctor;

import dev.backendlab.cli.session.Session;
import dev.backendlab.cli.text.Layout;
import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.run.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** What this machine has, and how to fix what is missing. */
@Command(
    name = "doctor",
    description = "What this machine has, what each demo would run on, how to fix what is missing.")
public final class DoctorCommand implements Callable<Integer> {

  private final Session session;

  public DoctorCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    var findings = new ArrayList<Finding>();
    findings.addAll(new Examination(session.places()).machine());
    var lines = new ArrayList<Text>();
    lines.add(Text.of("This machine", Style.HEADING));
    findings.forEach(finding -> lines.addAll(lines(finding)));
    lines.add(Text.EMPTY);
    lines.add(Text.of("What each demo would run on", Style.HEADING));
    var services = new BackingServices(session, System.getenv()).findings();
    services.forEach(finding -> lines.addAll(lines(finding)));
    findings.addAll(services);
    boolean well = findings.stream().noneMatch(each -> each.health() == Finding.Health.MISSING);
    lines.add(Text.EMPTY);
    lines.add(
        well
            ? Text.of("Everything that the lab needs is here.", Style.GOOD_STRONG)
            : Text.of("Something that the lab needs is missing, see above.", Style.BAD_STRONG));
    session.print(lines);
    return well ? RunResult.PROVEN : RunResult.BROKEN;
  }

  private List<Text> lines(Finding finding) {
    var mark =
        switch (finding.health()) {
          case WELL -> Text.of("✓ ", Style.GOOD);
          case OPTIONAL -> Text.of("○ ", Style.FAINT);
          case MISSING -> Text.of("✗ ", Style.BAD_STRONG);
        };
    var label = Text.of("  ").and(mark).and(Text.of(finding.what()).padded(14));
    int width = session.terminal().measure();
    var lines = new ArrayList<>(Layout.hanging(label, Text.of(finding.found()), width));
    if (!finding.remedy().isEmpty()) {
      lines.addAll(
          Layout.hanging(
              Text.of(" ".repeat(label.width())), Text.of(finding.remedy(), Style.WARNING), width));
    }
    return lines;
  }
}
