package dev.backendlab.cli.report;

import dev.backendlab.cli.LabFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/** Reports as Surefire writes them, in a project. */
record ReportFixture(LabFixture lab) {

  void report(String module, String type, Instant written, String tests) throws IOException {
    write(
        "modules/%s/target/surefire-reports/TEST-%s.xml".formatted(module, type),
        "<testsuite>\n" + tests + "</testsuite>\n",
        written);
  }

  /** What the build leaves in a module that it did not finish. */
  void mark(String module, Instant written) throws IOException {
    write("modules/%s/target/lab-began".formatted(module), "", written);
  }

  private void write(String file, String text, Instant written) throws IOException {
    lab.write(file, text);
    Files.setLastModifiedTime(lab.root().resolve(file), FileTime.from(written));
  }
}
