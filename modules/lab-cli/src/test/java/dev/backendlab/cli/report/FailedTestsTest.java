package dev.backendlab.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendlab.cli.LabFixture;
import dev.backendlab.cli.text.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailedTestsTest {

  private static final Instant BEGAN = Instant.parse("2026-01-01T12:00:00Z");
  private static final String FAILED =
      """
        <testcase name="everyBrokenTwinIsRefuted()[3]" classname="dev.backendlab.jwt.JwtModuleTest" time="0.1">
          <failure message="'stateless' must be refuted: 1 &lt; 2&#10;and more" type="Wrong"><![CDATA[at <here>]]></failure>
        </testcase>
        <testcase name="itStarts(Path)" classname="dev.backendlab.jwt.JwtDemo" time="0.1">
          <error type="java.lang.NullPointerException"/>
        </testcase>
        <testcase name="readmeAndCodeAgree" classname="dev.backendlab.jwt.JwtModuleTest" time="0.1"/>
      """;

  private LabFixture lab;
  private ReportFixture reports;

  @BeforeEach
  void aProject(@TempDir Path folder) throws IOException {
    lab = new LabFixture(folder);
    reports = new ReportFixture(lab);
  }

  @Test
  void eachFailureStandsWithItsModuleAndTheFirstLineOfWhatItSaid() throws IOException {
    reports.report("q12-jwt", "JwtModuleTest", BEGAN, FAILED);
    reports.report("lab-kit", "OldTest", BEGAN.minusSeconds(1), FAILED);

    assertThat(lines())
        .containsExactly(
            "What did not pass",
            "q12-jwt  broken twin of stateless",
            "  'stateless' must be refuted: 1 < 2",
            "q12-jwt  JwtDemo.itStarts",
            "  It said nothing.");
  }

  @Test
  void aModuleThatWasBegunOnlyIsNamed() throws IOException {
    reports.mark("q12-jwt", BEGAN);
    reports.mark("lab-kit", BEGAN.minusSeconds(1)); // of another build

    assertThat(lines())
        .containsExactly("What did not pass", "q12-jwt  was not built, and no test of it says why");
  }

  @Test
  void aReportThatWasCutIsNoReport() throws IOException {
    reports.report("q12-jwt", "JwtDemo", BEGAN, FAILED.substring(0, FAILED.length() / 2));
    reports.mark("q12-jwt", BEGAN);

    assertThat(lines())
        .containsExactly("What did not pass", "q12-jwt  was not built, and no test of it says why");
  }

  @Test
  void whereAllPassedThereIsNothingToSay() throws IOException {
    reports.report(
        "q12-jwt", "JwtDemo", BEGAN, "<testcase name=\"a\" classname=\"b\" time=\"1\"/>");

    assertThat(lines()).isEmpty();
  }

  private List<String> lines() {
    return new FailedTests(new TestReports(lab.root(), BEGAN))
        .lines().stream().map(Text::plain).toList();
  }
}
