package dev.backendlab.kit.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

class SharedClassesTest {

  private static final Path A = Path.of("a.jar");
  private static final Path B = Path.of("b.jar");
  private static final Path C = Path.of("c.jar");

  @TempDir private Path folder;

  @Test
  void whatIsSharedComesFirst() {
    var shared = SharedClasses.of(List.of(B, C), folder);
    assertThat(new JavaProcess(List.of(A, C, B), A, shared).classPath()).containsExactly(B, C, A);
  }

  @Test
  void aClassPathThatLacksAnyStaysAsItIs() {
    var shared = SharedClasses.of(List.of(B, C), folder);
    assertThat(new JavaProcess(List.of(A, B), A, shared).classPath()).containsExactly(A, B);
  }

  @Test
  void otherLibrariesHaveAnotherArchive() {
    assertThat(SharedClasses.of(List.of(B, C), folder).archive())
        .isNotEqualTo(SharedClasses.of(List.of(C, B), folder).archive());
  }

  @Test
  void anArchiveThatIsOlderThanALibraryIsNotUsed() throws IOException {
    var library = Files.createFile(folder.resolve("library.jar"));
    var shared = SharedClasses.of(List.of(library), folder);
    Files.createFile(shared.archive());
    Files.setLastModifiedTime(library, FileTime.from(Instant.now().plus(Duration.ofMinutes(1))));
    assertThat(new JavaProcess(List.of(library), A, shared).command(List.of()))
        .noneMatch(option -> option.contains("SharedArchiveFile"));
  }

  /** A program that another one was the rehearsal of, as questions are each other's. */
  @Test
  void oneProgramTrainsAndAnotherStartsFromIt() throws Exception {
    var libraries =
        Stream.of(Assertions.class, AssertionFailedError.class).map(JarOf::type).toList();
    var shared = SharedClasses.of(libraries, folder.resolve("cache"));
    var one = program("one", shared);

    Training.ofAllInBackground(one, List.of(), List.of(UsesALibrary.class.getName()), folder);
    Patience.until(() -> Files.exists(shared.archive()), Duration.ofMinutes(2));

    var other = program("other", shared);
    assertThat(other.startsFrom()).hasValue(shared.archive());
    assertThat(said(other.command(List.of("-Xlog:class+load=info"))))
        .contains("org.opentest4j.AssertionFailedError source: shared objects file");
    assertThat(folder.resolve("cache")).isDirectoryNotContaining("glob:**.new*");
  }

  private JavaProcess program(String name, SharedClasses shared) throws IOException {
    var jar = folder.resolve(name + ".jar");
    var type = UsesALibrary.class.getName().replace('.', '/') + ".class";
    try (var out = new JarOutputStream(Files.newOutputStream(jar));
        var bytes = UsesALibrary.class.getClassLoader().getResourceAsStream(type)) {
      assertThat(bytes).isNotNull();
      out.putNextEntry(new JarEntry(type));
      out.write(bytes.readAllBytes());
    }
    var classPath = Stream.concat(Stream.of(jar), shared.libraries().stream()).toList();
    return new JavaProcess(classPath, folder.resolve(name + ".cache"), shared);
  }

  private static String said(List<String> java) throws Exception {
    var command = Stream.concat(java.stream(), Stream.of(UsesALibrary.class.getName())).toList();
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  /** Where a class comes from. */
  private static final class JarOf {

    static Path type(Class<?> type) {
      var resource = type.getName().replace('.', '/') + ".class";
      return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
          .map(Path::of)
          .filter(Files::isRegularFile)
          .filter(jar -> holds(jar, resource))
          .findFirst()
          .orElseThrow();
    }

    private static boolean holds(Path jar, String resource) {
      try (var file = new JarFile(jar.toFile())) {
        return file.getEntry(resource) != null;
      } catch (IOException unreadable) {
        return false;
      }
    }
  }

  /** The program. */
  public static final class UsesALibrary {

    private UsesALibrary() {}

    /** Loads a class of a library, and ends. */
    public static void main(String[] args) {
      System.out.println(new AssertionFailedError("none").getMessage());
    }
  }
}
