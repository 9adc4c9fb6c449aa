package dev.backendlab.kit.run;

import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.question.ReadmeFixture;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A real question module, compiled into a jar by the test: claims with every kind of end. */
public final class FixtureModule {

  private static final List<String> CLAIMS =
      List.of("holds", "fails", "nothing", "skips", "throws", "hangs", "dies");

  private static final String DEMO =
      """
      package dev.backendlab.fixture;

      import dev.backendlab.kit.*;

      @Demo("q99")
      class FixtureDemo {

        @Claim("holds")
        void itHolds(Stage stage) {
          System.out.println("noise on standard output");
          stage.say("Ünïcode");
          stage.check("one", 1).is(1);
          stage.control("two", 2).isNot(1);
        }

        @Claim("fails")
        void itFails(Stage stage) {
          stage.check("one", 1).because("one is not two").is(2);
          stage.control("two", 2).is(2);
        }

        @Claim("nothing")
        void itProvesNothing(Stage stage) {}

        @Claim("skips")
        void itSkips(Stage stage) {
          stage.skipUnless(false, "needs a moon: wait for the night");
        }

        @Claim("throws")
        void itThrows(Stage stage) {
          throw new IllegalArgumentException("no such thing");
        }

        @Claim("hangs")
        void itHangs(Stage stage) throws Exception {
          stage.say("waiting");
          new java.util.concurrent.CountDownLatch(1).await();
        }

        @Claim("dies")
        void itDies(Stage stage) throws Exception {
          java.nio.file.Files.createTempDirectory("left");
          Runtime.getRuntime().halt(7);
        }
      }
      """;

  private FixtureModule() {}

  /** Writes and compiles it; the project's root is {@code root}. */
  static Question in(Path root) {
    return in(root, CLAIMS, DEMO);
  }

  /**
   * Writes and compiles a module of other claims.
   *
   * @param demo the source of {@code dev.backendlab.fixture.FixtureDemo}
   */
  public static Question in(Path root, List<String> claims, String demo) {
    try {
      var folder = Files.createDirectories(root.resolve("modules").resolve("q99-fixture"));
      Files.writeString(folder.resolve("pom.xml"), "<project/>");
      Files.writeString(folder.resolve("README.md"), readme(claims));
      var source = folder.resolve("src/test/java/dev/backendlab/fixture/FixtureDemo.java");
      Files.createDirectories(source.getParent());
      Files.writeString(source, demo);
      var classes = Files.createDirectories(folder.resolve("target/test-classes"));
      compile(source, classes);
      jar(classes, folder.resolve("target/q99-fixture-tests.jar"));
      Files.writeString(folder.resolve("target/test-classpath.txt"), classPath());
      return Question.in(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String readme(List<String> ids) {
    var claims = new LinkedHashMap<String, String>();
    ids.forEach(id -> claims.put(id, "It %s.".formatted(id)));
    return ReadmeFixture.of("q99", "What?", "Fixtures", claims);
  }

  /** What this test runs on; a folder that its module has not is left away, as Maven would. */
  static String classPath() {
    var all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Stream.of(all.split(File.pathSeparator))
        .filter(path -> Files.exists(Path.of(path)))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static void compile(Path source, Path into) {
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-nowarn",
                "-cp",
                classPath(),
                "-d",
                into.toString(),
                source.toString());
    if (status != 0) {
      throw new IllegalStateException("the fixture does not compile");
    }
  }

  private static void jar(Path classes, Path jar) throws IOException {
    try (var out = new JarOutputStream(Files.newOutputStream(jar));
        var files = Files.walk(classes)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(
            new JarEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
        Files.copy(file, out);
        out.closeEntry();
      }
    }
  }
}
