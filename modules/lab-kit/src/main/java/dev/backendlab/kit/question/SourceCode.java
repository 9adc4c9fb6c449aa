package dev.backendlab.kit.question;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import dev.backendlab.kit.file.TextFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** A Java source file, cut by the compiler's own parser: what is shown is what is compiled. */
public final class SourceCode {

  private final Path file;
  private final String text;
  private final List<String> lines;
  private final CompilationUnitTree unit;
  private final Trees trees;

  private SourceCode(Path file, String text, CompilationUnitTree unit, Trees trees) {
    this.file = file;
    this.text = text;
    this.lines = text.lines().toList();
    this.unit = unit;
    this.trees = trees;
  }

  /**
   * A part of a source file.
   *
   * @param firstLine of the part in the file, from 1
   */
  public record Snippet(Path file, int firstLine, List<String> lines) {}

  /**
   * A claim's method.
   *
   * @param reads the simple names in its {@code @Reads}
   * @param withoutTwin why the claim has no broken twin; empty where it has one
   */
  public record ClaimMethod(
      String claim, String method, List<String> reads, String withoutTwin, Snippet snippet) {}

  /** A text that the compiler takes for a file. */
  private static final class SourceText extends SimpleJavaFileObject {

    private final String text;

    SourceText(URI file, String text) {
      super(file, JavaFileObject.Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /**
   * Parses a file.
   *
   * @throws BrokenQuestion where it can't be read
   */
  public static SourceCode of(Path file) {
    var defects = new Defects(file);
    var text = textOf(file, defects);
    Bounds.checkBrackets(text.lines().toList(), defects);
    return Bounds.within(text, defects, () -> parsed(file, text));
  }

  private static SourceCode parsed(Path file, String text) {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      var source = List.of(new SourceText(file.toUri(), text));
      var task =
          (JavacTask)
              compiler.getTask(
                  Writer.nullWriter(), files, problem -> {}, List.of("-proc:none"), null, source);
      var unit = task.parse().iterator().next();
      return new SourceCode(file, text, unit, Trees.instance(task));
    } catch (IllegalStateException failed) {
      if (failed.getCause() instanceof StackOverflowError tooDeep) {
        throw tooDeep;
      }
      throw failed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The lines of a source, of whatever kind.
   *
   * @throws BrokenQuestion where it can't be read
   */
  public static List<String> linesOf(Path file) {
    return textOf(file, new Defects(file)).lines().toList();
  }

  private static String textOf(Path file, Defects defects) {
    try {
      return TextFile.read(file, Bounds.MOST_OF_A_SOURCE);
    } catch (NoSuchFileException missing) {
      defects.add(1, "there is no such file", "Write it, or name another");
    } catch (TextFile.NoText unreadable) {
      defects.add(unreadable);
    }
    throw defects.refusal();
  }

  /**
   * Every Java file below a module's src, in the order of their paths.
   *
   * @throws BrokenQuestion where one of its folders can't be read
   */
  public static List<Path> filesOf(Question question) {
    var sources = question.folder().resolve("src");
    try (Stream<Path> files = Files.walk(sources)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException | UncheckedIOException unreadable) {
      var defects = new Defects(sources);
      defects.add(1, "the sources can't be listed", "Make it a folder that you may read");
      throw defects.refusal();
    }
  }

  /** The claims' methods of a module, in the order of the source. */
  public static List<ClaimMethod> claimsOf(Question question) {
    return filesOf(question).stream()
        .filter(file -> file.getFileName().toString().endsWith("Demo.java"))
        .flatMap(file -> of(file).claims().stream())
        .toList();
  }

  /** Why a claim has no broken twin; empty where it has one, or where there is no such claim. */
  public static String withoutTwin(Question question, String claim) {
    return claimsOf(question).stream()
        .filter(method -> method.claim().equals(claim))
        .map(ClaimMethod::withoutTwin)
        .findFirst()
        .orElse("");
  }

  /** The type with this simple name in a module: {@code TokenVerifier}. */
  public static Optional<Snippet> typeIn(Question question, String simpleName) {
    var files = filesOf(question);
    var own = files.stream().filter(file -> file.endsWith(simpleName + ".java"));
    return Stream.concat(own, files.stream())
        .map(file -> of(file).type(simpleName))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** The method or type with this name, the first of several. */
  public Optional<Snippet> symbol(String name) {
    return method(name).or(() -> type(name));
  }

  /** The method with this name, with its documentation and annotations; the first of several. */
  public Optional<Snippet> method(String name) {
    return find(MethodTree.class, method -> method.getName().contentEquals(name));
  }

  /** The type with this simple name, with its documentation and annotations. */
  public Optional<Snippet> type(String name) {
    return find(ClassTree.class, type -> type.getSimpleName().contentEquals(name));
  }

  private List<ClaimMethod> claims() {
    var claims = new ArrayList<ClaimMethod>();
    var scanner =
        new TreeScanner<@Nullable Void, @Nullable Void>() {
          @Override
          public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            var ids = arguments(method, "Claim", "value");
            if (!ids.isEmpty()) {
              claims.add(
                  new ClaimMethod(
                      ids.getFirst(),
                      method.getName().toString(),
                      arguments(method, "Reads", "value"),
                      String.join("", arguments(method, "Claim", "withoutTwin")),
                      snippet(method)));
            }
            return super.visitMethod(method, null);
          }
        };
    scan(scanner);
    return claims;
  }

  private void scan(TreeScanner<@Nullable Void, @Nullable Void> scanner) {
    Bounds.<@Nullable Void>within(text, new Defects(file), () -> scanner.scan(unit, null));
  }

  private static List<String> arguments(MethodTree method, String annotation, String name) {
    return method.getModifiers().getAnnotations().stream()
        .filter(each -> each.getAnnotationType().toString().equals(annotation))
        .findFirst()
        .map(each -> values(each, name))
        .orElse(List.of());
  }

  private static List<String> values(AnnotationTree annotation, String name) {
    var values = new ArrayList<String>();
    for (ExpressionTree argument : annotation.getArguments()) {
      if (argument instanceof AssignmentTree named && named.getVariable().toString().equals(name)) {
        collect(named.getExpression(), values);
      } else if (!(argument instanceof AssignmentTree) && name.equals("value")) {
        collect(argument, values);
      }
    }
    return values;
  }

  private static void collect(ExpressionTree value, List<String> into) {
    switch (value) {
      case NewArrayTree several -> several.getInitializers().forEach(each -> collect(each, into));
      case LiteralTree text -> into.add(String.valueOf(text.getValue()));
      case MemberSelectTree type -> {
        var name = type.getExpression().toString();
        into.add(name.substring(name.lastIndexOf('.') + 1));
      }
      default -> into.add(value.toString());
    }
  }

  private <T extends Tree> Optional<Snippet> find(
      Class<T> kind, java.util.function.Predicate<T> wanted) {
    var found = new ArrayList<Snippet>();
    var scanner =
        new TreeScanner<@Nullable Void, @Nullable Void>() {
          @Override
          public @Nullable Void scan(@Nullable Tree tree, @Nullable Void nothing) {
            if (kind.isInstance(tree) && wanted.test(kind.cast(tree))) {
              found.add(snippet(tree));
            }
            return super.scan(tree, null);
          }
        };
    scan(scanner);
    return found.stream().findFirst();
  }

  private Snippet snippet(@Nullable Tree tree) {
    var positions = trees.getSourcePositions();
    var map = unit.getLineMap();
    int first = (int) map.getLineNumber(positions.getStartPosition(unit, tree));
    int last = (int) map.getLineNumber(positions.getEndPosition(unit, tree));
    while (first > 1 && isComment(lines.get(first - 2))) {
      first--;
    }
    return new Snippet(file, first, lines.subList(first - 1, last));
  }

  private static boolean isComment(String line) {
    var text = line.strip();
    return text.startsWith("/**") || text.startsWith("*") || text.startsWith("//");
  }
}
