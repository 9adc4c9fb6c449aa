package dev.backendlab.patterns;

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

/** Lines of this module's own sources: without imports, comments and empty ones. */
final class Code {

  private static final Pattern NO_CODE = Pattern.compile("(import|package|/\\*|\\*|//).*|");
  private static final Question MODULE = Question.in(folder());
  private static final Path MAIN = MODULE.folder().resolve("src").resolve("main");

  private Code() {}

  /**
   * What a request takes.
   *
   * @param touched lines of existing files that have to name what is new
   * @param added lines of a new class
   */
  record Change(String request, String shop, int touched, int added) {

    static final List<Column> COLUMNS =
        List.of(
            Column.of("request"),
            Column.of("shop"),
            Column.counted("existing lines touched"),
            Column.counted("lines of a new class"));

    int written() {
      return touched + added;
    }

    List<String> row() {
      return List.of(request, shop, "" + touched, "" + added);
    }
  }

  /**
   * What it takes to give this to a shop.
   *
   * @param word that its new class and all that names it have in common
   */
  static Change change(String word, String name, Class<?> shop) {
    var main = SourceCode.filesOf(MODULE).stream().filter(file -> file.startsWith(MAIN)).toList();
    var own = main.stream().filter(file -> isNamed(file, word)).findFirst().orElseThrow();
    var existing = main.stream().filter(file -> !file.equals(own)).flatMap(file -> code(file));
    var touched =
        Stream.concat(existing, codeInTests(shop)).filter(line -> names(line, word)).toList();
    var type = own.getFileName().toString().replace(".java", "");
    boolean isUsed = touched.isEmpty() || touched.stream().anyMatch(line -> line.contains(type));
    return new Change(word, name, touched.size(), isUsed ? (int) code(own).count() : 0);
  }

  /** Of one type. */
  static int lines(Class<?> type) {
    return (int) code(source(type).lines()).count();
  }

  /** Of a type and its supertypes, as far as they are no part of the application. */
  private static Stream<String> codeInTests(Class<?> type) {
    return Stream.<Class<?>>iterate(type, each -> each != Object.class, Class::getSuperclass)
        .map(Code::source)
        .filter(source -> !source.file().startsWith(MAIN))
        .flatMap(source -> code(source.lines()));
  }

  private static SourceCode.Snippet source(Class<?> type) {
    var file = type.getName().replaceFirst(".*\\.(\\w+).*", "$1.java");
    return SourceCode.filesOf(MODULE).stream()
        .filter(each -> each.endsWith(file))
        .map(each -> SourceCode.of(each).type(type.getSimpleName()).orElseThrow())
        .findFirst()
        .orElseThrow();
  }

  private static Stream<String> code(Path file) {
    try {
      return code(Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> code(List<String> lines) {
    return lines.stream().map(String::strip).filter(line -> !NO_CODE.matcher(line).matches());
  }

  private static boolean isNamed(Path file, String word) {
    return names(file.getFileName().toString(), word);
  }

  private static boolean names(String text, String word) {
    return text.toLowerCase(Locale.ROOT).contains(word);
  }

  private static Path folder() {
    var built = URI.create(Code.class.getProtectionDomain().getCodeSource().getLocation() + "");
    return Stream.iterate(Path.of(built), Objects::nonNull, Path::getParent)
        .filter(folder -> folder.getFileName() != null && Question.isIn(folder))
        .findFirst()
        .orElseThrow();
  }
}
