package dev.backendlab.cli.report;

import dev.backendlab.cli.LabFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/** Reports as Surefire writes them, in a project. */
record ReportFixture(LabFixture lab) {

  void report(String module, String type, Instant written, String tests) throws IOException {
    var file = "modules/%s/target/surefire-reports/TEST-%s.xml".formatted(module, type);
    lab.write(file, "<testsuite>\n" + tests + "</testsuite>\n");
    Files.setLastModifiedTime(lab.root().resolve(file), FileTime.from(written));
  }
}
