package dev.backendlab.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendlab.cli.LabFixture;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DearTestsTest {

  private static final Instant BEGAN = Instant.parse("2026-01-01T12:00:00Z");

  private LabFixture lab;
  private ReportFixture reports;

  @BeforeEach
  void aProject(@TempDir Path folder) throws IOException {
    lab = new LabFixture(folder);
    reports = new ReportFixture(lab);
  }

  @Test
  void claimsAndTwinsOfThisBuildStandByWhatTheyTook() throws IOException {
    reports.report(
        "q12-jwt", "JwtDemo", BEGAN, test("aForgedTokenIsRefused(Stage)", "JwtDemo", "1.5"));
    reports.report(
        "q12-jwt",
        "JwtModuleTest",
        BEGAN.plusSeconds(60),
        test("everyBrokenTwinIsRefuted()[3]", "JwtModuleTest", "1,020.25")
            + test("readmeAndCodeAgree", "JwtModuleTest", "0.1"));
    reports.report(
        "lab-kit", "OldTest", BEGAN.minusSeconds(1), test("ofAnotherBuild", "OldTest", "99"));

    assertThat(dear().dearest())
        .containsExactly(
            new DearTests.Dear("q12-jwt", "broken twin of stateless", 1020.25),
            new DearTests.Dear("q12-jwt", "JwtDemo.aForgedTokenIsRefused", 1.5),
            new DearTests.Dear("q12-jwt", "JwtModuleTest.readmeAndCodeAgree", 0.1));
  }

  @Test
  void tenAreShown() throws IOException {
    reports.report("lab-kit", "BuildTest", BEGAN, test("itBuilds", "BuildTest", "2").repeat(11));

    var lines = dear().table(80);

    assertThat(lines.stream().filter(line -> line.plain().contains("BuildTest.itBuilds")))
        .hasSize(10);
  }

  @Test
  void whereNoTestRanThereIsNoTable() {
    assertThat(dear().table(80)).isEmpty();
  }

  private DearTests dear() {
    return new DearTests(new TestReports(lab.root(), BEGAN));
  }

  private static String test(String name, String type, String seconds) {
    return "  <testcase name=\"%s\" classname=\"dev.backendlab.x.%s\" time=\"%s\"/>\n"
        .formatted(name, type, seconds);
  }
}
