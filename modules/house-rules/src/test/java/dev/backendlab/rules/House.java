package dev.backendlab.rules;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.backendlab.kit.question.Question;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The house as the rules see it: folders, sources and classes. */
final class House {

  static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

  /** The parent of questions, the one module that names versions. */
  static final String PARENT = "lab-question";

  private House() {}

  /** Every module, the rules themselves excepted. */
  static List<Path> modules() {
    return in(ROOT.resolve("modules"), 1, path -> Files.exists(path.resolve("pom.xml")));
  }

  /** The modules of questions. */
  static List<Path> questionModules() {
    return modules().stream().filter(Question::isIn).toList();
  }

  /** The sources of all modules. */
  static List<Path> sources() {
    return modules().stream()
        .flatMap(module -> filesBelow(module.resolve("src"), ".java").stream())
        .toList();
  }

  /** The Markdown that readers see. */
  static List<Path> pages() {
    return Stream.of(
            in(ROOT, 1, path -> path.toString().endsWith(".md")),
            filesBelow(ROOT.resolve("docs"), ".md"),
            in(ROOT.resolve("modules"), 2, path -> path.toString().endsWith(".md")))
        .flatMap(List::stream)
        .toList();
  }

  /**
   * The classes of these modules, main and test, each read once. By path: their class paths never
   * meet.
   */
  static JavaClasses classesOf(List<Path> modules) {
    var folders =
        modules.stream()
            .flatMap(module ->
                Stream.of(module.resolve("target/classes"), module.resolve("target/test-classes")))
            .filter(Files::isDirectory)
            .toList();
    return new ClassFileImporter().importPaths(folders);
  }

  /** The classes of all questions, read once for all rules. */
  static JavaClasses questionClasses() {
    return QuestionClasses.ALL;
  }

  private static final class QuestionClasses {

    static final JavaClasses ALL = classesOf(questionModules());
  }

  /** Whether a class was compiled from a module's test tree. */
  static boolean isTest(JavaClass type) {
    return type.getSource()
        .filter(source -> source.getUri().toString().contains("/target/test-classes/"))
        .isPresent();
  }

  /** {@code jwt.JwtDemo}, whatever lies inside of it. */
  static String topLevel(JavaClass type) {
    return type.getName().replaceFirst("\\$.*", "").replace("dev.backendlab.", "");
  }

  /** Whether a module has main classes. */
  static boolean hasClasses(Path module) {
    return !filesBelow(module.resolve("target/classes"), ".class").isEmpty();
  }

  /** The main classes of one module. */
  static JavaClasses mainClassesOf(Path module) {
    return new ClassFileImporter().importPath(module.resolve("target/classes"));
  }

  /** Those of them that were built in this module. */
  static JavaClasses classesIn(Path module, JavaClasses classes) {
    var folder = module.toUri().toString();
    return classes.that(
        DescribedPredicate.describe(
            "are of " + module.getFileName(),
            type ->
                type.getSource()
                    .filter(source -> source.getUri().toString().startsWith(folder))
                    .isPresent()));
  }

  static List<Path> filesBelow(Path folder, String ending) {
    return in(folder, Integer.MAX_VALUE, path -> path.toString().endsWith(ending));
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path relative(Path file) {
    return ROOT.relativize(file.toAbsolutePath().normalize());
  }

  private static List<Path> in(Path folder, int depth, Predicate<Path> wanted) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var paths = Files.walk(folder, depth)) {
      return paths.filter(path -> !path.equals(folder)).filter(wanted).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
