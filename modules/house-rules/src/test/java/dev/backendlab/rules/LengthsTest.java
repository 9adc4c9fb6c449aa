package dev.backendlab.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.backendlab.kit.Demo;
import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.question.SourceCode;
import dev.backendlab.kit.question.SourceCode.ClaimMethod;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A claim is read in one piece, and a question in one evening. */
class LengthsTest {

  private static final int CLAIM = 25;
  private static final int DEMO = 300;
  private static final int FILE = 150;
  private static final int COMPONENTS = 8;

  @Test
  void aClaimIsShort() {
    var claims =
        House.questionModules().stream()
            .flatMap(module -> SourceCode.claimsOf(Question.in(module)).stream())
            .toList();
    assertThat(claims).hasSizeGreaterThan(40).allMatch(claim -> lines(claim) > 3);
    var offences = new TreeMap<String, String>();
    claims.stream()
        .filter(claim -> lines(claim) > CLAIM)
        .forEach(claim -> offences.put(claim.method(), "has %d lines".formatted(lines(claim))));
    Exceptions.NONE.coverAll(
        offences, "A claim has at most 25 lines: let a private method make the experiment.");
  }

  /** Between its signature and its last brace. */
  private static int lines(ClaimMethod claim) {
    var lines = claim.snippet().lines();
    int name =
        IntStream.range(0, lines.size())
            .filter(i -> lines.get(i).contains(" " + claim.method() + "("))
            .findFirst()
            .orElseThrow();
    int brace =
        IntStream.range(name, lines.size())
            .filter(i -> lines.get(i).endsWith("{"))
            .findFirst()
            .orElseThrow();
    return lines.size() - brace - 2;
  }

  @Test
  void filesAreShort() {
    var files =
        House.questionModules().stream()
            .flatMap(module -> House.filesBelow(module.resolve("src"), ".java").stream())
            .toList();
    assertThat(files).hasSizeGreaterThan(100).anyMatch(LengthsTest::isDemo);
    var offences = new TreeMap<String, String>();
    for (var file : files) {
      long lines = House.read(file).lines().count();
      if (lines > (isDemo(file) ? DEMO : FILE)) {
        offences.put(nameOf(file), "has %d lines".formatted(lines));
      }
    }
    Exceptions.NONE.coverAll(
        offences,
        "A demo has at most 300 lines, any other file 150: part what has two things to say.");
  }

  @Test
  void aDemoAsksForLittle() {
    var demos =
        House.questionClasses().stream().filter(type -> type.isAnnotatedWith(Demo.class)).toList();
    assertThat(demos).hasSameSizeAs(House.questionModules());
    var offences = new TreeMap<String, String>();
    for (var demo : demos) {
      long components = components(demo).count();
      if (components > COMPONENTS) {
        offences.put(House.topLevel(demo), "has %d components".formatted(components));
      }
    }
    Exceptions.NONE.coverAll(
        offences, "A demo has at most 8 components: let claims share one scene.");
  }

  private static Stream<?> components(JavaClass demo) {
    return demo.getFields().stream()
        .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC));
  }

  private static boolean isDemo(Path file) {
    return file.getFileName().toString().endsWith("Demo.java");
  }

  private static String nameOf(Path source) {
    return House.relative(source)
        .toString()
        .replace(java.io.File.separatorChar, '.')
        .replaceFirst(".*\\.dev\\.backendlab\\.(.*)\\.java", "$1");
  }
}
