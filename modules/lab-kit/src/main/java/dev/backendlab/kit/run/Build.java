package dev.backendlab.kit.run;

import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.service.JavaProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What Maven has built of a question module, and whether that is still what the sources say.
 *
 * @param root the project's folder
 */
public record Build(Path root) {

  private static final String CLASS_PATH = "test-classpath.txt";

  /** The parent of all questions. */
  private static final String PARENT = "lab-question";

  /**
   * Maven leaves it beside a module's jars: as old as the beginning of their build, and in it what
   * the parents' build files said then.
   */
  private static final String STAMP = "lab-built";

  /** A build that failed; the message ends with what Maven said. */
  public static final class Failed extends RuntimeException {

    private static final long serialVersionUID = 1;

    Failed(String message) {
      super(message);
    }
  }

  /** The module's test class path: its two jars, then what Maven resolved. */
  public List<Path> classPath(Question question) {
    var target = question.folder().resolve("target");
    var paths = new ArrayList<Path>();
    for (var jar : List.of(question.module() + "-tests.jar", question.module() + ".jar")) {
      if (Files.exists(target.resolve(jar))) {
        paths.add(target.resolve(jar));
      }
    }
    try {
      paths.addAll(resolved(question.folder()));
    } catch (IOException e) {
      throw new UncheckedIOException("%s is not built".formatted(question.module()), e);
    }
    return paths;
  }

  /** Those that every question inherits, without the lab's own; none where nothing is built yet. */
  List<Path> librariesOfAll() {
    try {
      return resolved(modules().resolve(PARENT)).stream()
          .filter(jar -> !jar.toAbsolutePath().startsWith(modules()))
          .toList();
    } catch (IOException notBuilt) {
      return List.of();
    }
  }

  private static List<Path> resolved(Path module) throws IOException {
    var joined = Files.readString(module.resolve("target").resolve(CLASS_PATH)).strip();
    return Stream.of(joined.split(java.io.File.pathSeparator)).map(Path::of).toList();
  }

  /** The jar with the module's demo. */
  public Path demoJar(Question question) {
    return question.folder().resolve("target").resolve(question.module() + "-tests.jar");
  }

  /**
   * Whether a source of the module, or of a lab module that it stands on, is newer than its jars,
   * or what it inherits means something else to it.
   */
  public boolean isStale(Question question) {
    var stamp = question.folder().resolve("target").resolve(STAMP);
    try {
      var built = Files.getLastModifiedTime(stamp);
      var classPath = classPath(question);
      return leadsElsewhere(classPath)
          || newerThan(built, question).isPresent()
          || !Parents.of(root).mean(new Parents(Files.readString(stamp)), classPath);
    } catch (IOException | UncheckedIOException notBuilt) {
      return true;
    }
  }

  /**
   * A source of the module, or of a lab module that it stands on, that is dated in the future:
   * because of it the module is stale after each build.
   */
  public Optional<Path> fromTheFuture(Question question) {
    try {
      return newerThan(FileTime.from(Clock.systemUTC().instant()), question);
    } catch (IOException | UncheckedIOException unreadable) {
      return Optional.empty();
    }
  }

  /**
   * Builds these modules and what they stand on, without running a test.
   *
   * @throws Failed with Maven's own words
   */
  public void build(List<Question> questions) throws InterruptedException {
    questions.stream().filter(this::wasMoved).forEach(Build::forgetCache);
    var modules =
        String.join(",", questions.stream().map(each -> "modules/" + each.module()).toList());
    maven(List.of("-q", "-B", "-DskipTests", "-pl", modules, "-am", "package"));
  }

  private void maven(List<String> arguments) throws InterruptedException {
    var command = new ArrayList<String>();
    command.add(mavenCommand());
    command.addAll(arguments);
    var builder = new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    try {
      var process = builder.start();
      process.getOutputStream().close();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new Failed("The build failed.\n" + lastLines(said));
      }
    } catch (IOException e) {
      throw new Failed(
          "Maven could not be started (%s): install Maven 3.8 or newer, or put mvn on the PATH."
              .formatted(e.getMessage()));
    }
  }

  private String mavenCommand() {
    var wrapper = root.resolve("mvnw");
    return Files.isExecutable(wrapper) ? wrapper.toString() : "mvn";
  }

  private static String lastLines(String said) {
    var errors = said.lines().filter(line -> line.contains("ERROR")).toList();
    var telling = errors.isEmpty() ? said.lines().toList() : errors;
    return String.join("\n", telling.subList(0, Math.min(12, telling.size())));
  }

  /** The module itself and the lab modules on its class path. */
  private List<Path> standsOn(Question question) {
    var modules = new ArrayList<Path>();
    modules.add(question.folder());
    var folder = modules();
    classPath(question).stream()
        .map(Path::toAbsolutePath)
        .filter(jar -> jar.startsWith(folder))
        .map(jar -> folder.resolve(folder.relativize(jar).getName(0)))
        .distinct()
        .forEach(modules::add);
    return modules;
  }

  private boolean wasMoved(Question question) {
    try {
      return leadsElsewhere(classPath(question));
    } catch (UncheckedIOException notBuilt) {
      return false;
    }
  }

  /** It was made of jars at other places, so the JVM ignores it, and it is newer than they are. */
  private static void forgetCache(Question question) {
    TrainedCaches.remove(JavaProcess.cacheIn(question.folder().resolve("target")));
  }

  /**
   * Whether the jars are not where they were, because Maven's repository was emptied or this
   * checkout was moved, or are those of another checkout, of which this one is a copy.
   */
  private boolean leadsElsewhere(List<Path> classPath) {
    return classPath.stream().anyMatch(jar -> !Files.exists(jar) || isOfACopy(jar));
  }

  /** Whether it was built of a module that is here, too, and not here. */
  private boolean isOfACopy(Path jar) {
    var path = jar.toAbsolutePath();
    int names = path.getNameCount();
    return names > 3
        && path.getName(names - 2).toString().equals("target")
        && Files.exists(modules().resolve(path.getName(names - 3)))
        && !path.startsWith(modules());
  }

  private Path modules() {
    return root.resolve("modules").toAbsolutePath();
  }

  private Optional<Path> newerThan(FileTime time, Question question) throws IOException {
    for (var module : standsOn(question)) {
      for (var sources : List.of(module.resolve("pom.xml"), module.resolve("src"))) {
        if (Files.exists(sources)) {
          try (var files = Files.walk(sources)) {
            var newer = files.filter(file -> lastModified(file).compareTo(time) > 0).findFirst();
            if (newer.isPresent()) {
              return newer;
            }
          }
        }
      }
    }
    return Optional.empty();
  }

  private static FileTime lastModified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException vanished) {
      return FileTime.fromMillis(0);
    }
  }
}
