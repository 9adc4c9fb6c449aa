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
import java.util.Map;

/**
 * The shell script {@code lab} in a project that is built, below a folder with a space, with JDKs
 * that only say how they were called. The JDKs and the Maven of this machine are out of its sight.
 */
final class LauncherFixture {

  static final Instant BUILT = Instant.parse("2020-01-01T00:00:00Z");

  private final Path folder;
  private final Path project;

  /** How the script has ended, and its output. */
  record Ending(int status, String said) {}

  LauncherFixture(Path folder) throws IOException {
    this.folder = folder;
    project = folder.resolve("a project");
    Files.createDirectories(project);
    Files.writeString(project.resolve("lab"), blind(Files.readString(Path.of("..", "..", "lab"))));
    write(target().resolve("lab-cli.jar"), "");
    write(library(), "");
    write(target().resolve("test-classpath.txt"), library().toString());
    for (var version : List.of("17.0.9", "21.0.4", "24", "25.0.3")) {
      makeJdk(version);
    }
    makeTools();
    write(target().resolve("lab-built"), ""); // last: nothing is newer than the build
  }

  Path project() {
    return project;
  }

  Path target() {
    return project.resolve("modules/lab-cli/target");
  }

  /** A jar of another module of the project, on the class path. */
  Path library() {
    return project.resolve("modules/lab-kit/target/a library.jar");
  }

  /** What the JVM was given: its locale, and the variable with which a user can add options. */
  String environmentOfJvm() throws IOException {
    return Files.readString(folder.resolve("environment"));
  }

  /** The folder of the JDK of this release. */
  String jdk(String release) {
    return folder.resolve("usr/lib/jvm/jdk " + release).toString();
  }

  /** A path with all tools that the script needs, and no java. */
  String tools() {
    return folder.resolve("tools").toString();
  }

  /** Puts a Maven on the path. */
  void maven(String script) throws IOException {
    program(Path.of(tools(), "mvn"), script);
  }

  /** What the script says, on JDK 25. */
  String said(String... words) throws IOException, InterruptedException {
    var ending = run(Map.of(), words);
    assertThat(ending.status()).as(ending.said()).isZero();
    return ending.said();
  }

  Ending run(Map<String, String> environment, String... words)
      throws IOException, InterruptedException {
    return run(project.resolve("lab").toString(), environment, words);
  }

  /** Runs the script by this name for it, from the folder above the project. */
  Ending run(String script, Map<String, String> environment, String... words)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("/bin/sh", script));
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", jdk("25"));
    builder.environment().put("PATH", tools());
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("TMPDIR", folder.toString());
    builder.environment().putAll(environment);
    var process = builder.start();
    process.getOutputStream().close();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ending(process.waitFor(), said);
  }

  /** Writes a file that is as old as the build. */
  static Path write(Path file, String content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    return Files.setLastModifiedTime(file, FileTime.from(BUILT));
  }

  private static String blind(String script) {
    var blind = script.replaceAll("(?<= )/(usr|opt|Library|home)/", "\"\\$HOME\"/$1/");
    assertThat(blind).contains("\"$HOME\"/usr/lib/jvm/*").doesNotContain(" /usr/lib/jvm");
    return blind;
  }

  private void makeJdk(String version) throws IOException {
    var release = version.replaceFirst("\\..*", "");
    var jdk = Path.of(jdk(release));
    write(jdk.resolve("release"), "JAVA_VERSION=\"%s\"\n".formatted(version));
    var environment =
        "printf '%s %s' \"$LC_ALL\" \"${JAVA_TOOL_OPTIONS:-none}\" >\"$HOME/environment\"";
    program(
        jdk.resolve("bin/java"),
        environment + "\nprintf '%s ' " + release + "; printf '<%s>' \"$@\"");
    program(jdk.resolve("bin/javac"), "");
  }

  private void makeTools() throws IOException {
    for (var tool : List.of("awk", "cat", "find", "head", "mktemp", "readlink", "rm", "touch")) {
      var place = Files.exists(Path.of("/usr/bin", tool)) ? "/usr/bin" : "/bin";
      program(Path.of(tools(), tool), "exec %s/%s \"$@\"".formatted(place, tool));
    }
  }

  private static void program(Path file, String script) throws IOException {
    write(file, "#!/bin/sh\n" + script + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
