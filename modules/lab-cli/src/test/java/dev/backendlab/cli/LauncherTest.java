package dev.backendlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell script {@code lab} itself, with a JDK that only says how it was called. */
class LauncherTest {

  private static final Instant BUILT = Instant.parse("2020-01-01T00:00:00Z");

  @TempDir private Path folder;
  private Path project;
  private Path jdk;
  private Path target;

  @BeforeEach
  void makeABuiltProjectBelowAFolderWithASpace() throws IOException {
    project = folder.resolve("a project");
    target = project.resolve("modules/lab-cli/target");
    jdk = folder.resolve("a jdk");
    Files.createDirectories(target);
    Files.copy(Path.of("..", "..", "lab"), project.resolve("lab"));
    write(target.resolve("lab-cli.jar"), "");
    write(target.resolve("a library.jar"), "");
    write(target.resolve("test-classpath.txt"), target.resolve("a library.jar").toString());
    program("java", "printf '<%s>' \"$@\"");
    program("javac", "");
    jdkIs("25.0.3");
    write(target.resolve("lab-built"), ""); // last: nothing is newer than the build
  }

  @Test
  void startsTheCommandLineWithItsClassPath() throws Exception {
    assertThat(said("list", "two words"))
        .contains("<%s/lab-cli.jar:%s/a library.jar>".formatted(target, target))
        .endsWith("<dev.backendlab.cli.Lab><list><two words>");
  }

  @Test
  void usesACacheOnlyWhereNoJarIsNewer() throws Exception {
    var cache = target.resolve("lab-25.aot");
    assertThat(said("list")).doesNotContain("AOTCache");

    write(cache, "");
    Files.setLastModifiedTime(cache, FileTime.from(BUILT.plusSeconds(1)));
    assertThat(said("list")).contains("<-XX:AOTCache=" + cache + ">");

    Files.setLastModifiedTime(target.resolve("a library.jar"), FileTime.from(BUILT.plusSeconds(2)));
    assertThat(said("list")).doesNotContain("AOTCache");
  }

  @Test
  void aJdkBefore25HasAnArchiveOfItsOwn() throws Exception {
    jdkIs("21.0.4");
    write(target.resolve("lab-25.aot"), "");
    write(target.resolve("lab-21.jsa"), "");

    assertThat(said("list"))
        .contains("<-XX:SharedArchiveFile=" + target.resolve("lab-21.jsa") + ">");
  }

  private String said(String... words) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("sh", project.resolve("lab").toString()));
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", jdk.toString());
    var process = builder.start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  private void jdkIs(String version) throws IOException {
    write(jdk.resolve("release"), "JAVA_VERSION=\"%s\"\n".formatted(version));
  }

  private void program(String name, String script) throws IOException {
    var program = write(jdk.resolve("bin").resolve(name), "#!/bin/sh\n" + script + "\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
  }

  private static Path write(Path file, String content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    return Files.setLastModifiedTime(file, FileTime.from(BUILT));
  }
}
