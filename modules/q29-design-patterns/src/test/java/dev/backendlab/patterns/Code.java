package dev.backendlab.patterns;

import static java.util.function.Predicate.not;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.backendlab.kit.Column;
import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.question.SourceCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** This module's own code in numbers. Types are read in its class files, lines in its sources. */
final class Code {

  private static final String PACKAGE = Code.class.getPackageName();
  private static final Pattern NO_CODE = Pattern.compile("(import|package|/\\*|\\*|//).*|");
  private static final JavaClasses CLASSES = new ClassFileImporter().importPackages(PACKAGE);
  private static final Path MODULE = module();
  private static final List<Path> SOURCES = SourceCode.filesOf(Question.in(MODULE));

  private Code() {}

  /**
   * What a change takes.
   *
   * @param touched existing files that must name what is new
   * @param lines of these files that name it
   * @param added lines in files of its own
   */
  record Change(String request, String shop, int touched, int lines, int files, int added) {

    static final List<Column> COLUMNS =
        List.of(
            Column.of("request"),
            Column.of("shop"),
            Column.counted("files touched"),
            Column.counted("lines in them"),
            Column.counted("files added"),
            Column.counted("lines in them"));

    int written() {
      return lines + added;
    }

    List<String> row() {
      return List.of(request, shop, "" + touched, "" + lines, "" + files, "" + added);
    }
  }

  /**
   * What it takes to give a shop this.
   *
   * @param word in the names of all that was added for it
   */
  static Change change(String word, String name, Class<?> shop) {
    var types = typesBehind(shop);
    var own = SOURCES.stream().filter(file -> isNamed(file, word)).filter(f -> fits(f, types));
    var added = own.toList();
    var touched =
        SOURCES.stream()
            .filter(file -> isMain(file) || types.contains(typeIn(file)))
            .filter(file -> !isNamed(file, word))
            .map(file -> naming(word, file))
            .filter(lines -> lines > 0)
            .toList();
    int lines = touched.stream().mapToInt(Integer::intValue).sum();
    return new Change(word, name, touched.size(), lines, added.size(), linesIn(added));
  }

  /** The module's types that one must know to know this: all that it names, and that they name. */
  static List<String> typesBehind(Class<?> type) {
    var self = CLASSES.get(type);
    return Stream.concat(
            Stream.of(self),
            self.getTransitiveDependenciesFromSelf().stream().map(Dependency::getTargetClass))
        .map(JavaClass::getName)
        .filter(name -> name.startsWith(PACKAGE))
        .distinct()
        .toList();
  }

  /** The same without those that belong to the shop anyway. */
  static List<String> typesOnlyBehind(Class<?> type) {
    var known = Stream.of(Order.class, Systems.class).flatMap(each -> typesBehind(each).stream());
    var shared = known.toList();
    return typesBehind(type).stream().filter(not(shared::contains)).toList();
  }

  /** Lines of code, without imports, comments and empty ones, in the files of these types. */
  static int linesOf(List<String> types) {
    return linesIn(SOURCES.stream().filter(file -> types.contains(typeIn(file))).toList());
  }

  /** Lines of one type. */
  static int lines(Class<?> type) {
    var file =
        SOURCES.stream()
            .filter(each -> typeIn(each).equals(type.getName().replaceFirst("\\$.*", "")))
            .findFirst();
    var source = SourceCode.of(file.orElseThrow()).type(type.getSimpleName());
    return code(source.orElseThrow().lines()).size();
  }

  private static int linesIn(List<Path> files) {
    return (int) files.stream().flatMap(file -> code(file).stream()).count();
  }

  private static int naming(String word, Path file) {
    return (int) code(file).stream().filter(line -> lower(line).contains(word)).count();
  }

  private static boolean isMain(Path file) {
    return file.startsWith(MODULE.resolve("src").resolve("main"));
  }

  private static boolean isNamed(Path file, String word) {
    return lower(file.getFileName().toString()).contains(word);
  }

  /** Whether this file's type is one of these, or made for one of these. */
  private static boolean fits(Path file, List<String> types) {
    var type = CLASSES.get(typeIn(file));
    return types.contains(type.getName())
        || type.getDirectDependenciesFromSelf().stream()
            .anyMatch(each -> types.contains(each.getTargetClass().getName()));
  }

  private static String typeIn(Path file) {
    return PACKAGE + "." + file.getFileName().toString().replace(".java", "");
  }

  private static List<String> code(Path file) {
    try {
      return code(Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> code(List<String> lines) {
    return lines.stream()
        .map(String::strip)
        .filter(line -> !NO_CODE.matcher(line).matches())
        .toList();
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static Path module() {
    var built = URI.create(Code.class.getProtectionDomain().getCodeSource().getLocation() + "");
    return Stream.iterate(Path.of(built), Objects::nonNull, Path::getParent)
        .filter(folder -> folder.getFileName() != null && Question.isIn(folder))
        .findFirst()
        .orElseThrow();
  }
}
