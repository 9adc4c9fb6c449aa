package dev.backendlab.rules;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SourcesTest {

  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
  private static final Pattern OPTION = Pattern.compile("\"(--?[a-z-]+)\"");
  private static final Pattern FENCED = Pattern.compile("```.*?```", Pattern.DOTALL);
  private static final Pattern VERSION =
      Pattern.compile(
          "<(?:dependency|plugin)>(?:(?!</(?:dependency|plugin)>).)*<version>", Pattern.DOTALL);

  private static final Pattern PARENT =
      Pattern.compile("<parent>.*?<artifactId>(.+?)</artifactId>.*?</parent>", Pattern.DOTALL);

  @Test
  void everyPackageSaysWhatItIsAndIsNullMarked() {
    var folders = House.sources().stream().map(Path::getParent).distinct().toList();
    assertThat(folders).hasSizeGreaterThan(5);
    for (var folder : folders) {
      if (folder.toString().contains("src" + java.io.File.separator + "test")
          && isDocumentedInMain(folder)) {
        continue;
      }
      var info = folder.resolve("package-info.java");
      assertThat(info)
          .as(
              "%s: add a package-info.java with one sentence and @NullMarked",
              House.relative(folder))
          .exists();
      assertThat(House.read(info)).contains("/**").contains("@NullMarked");
    }
  }

  @Test
  void versionsStandInTheParentOnly() {
    var children =
        House.modules().stream().filter(module -> !module.endsWith(House.PARENT)).toList();
    assertThat(children).hasSizeGreaterThan(3).hasSize(House.modules().size() - 1);
    for (var module : children) {
      assertThat(VERSION.matcher(House.read(module.resolve("pom.xml"))).find())
          .as("%s: move the version to the parent's dependencyManagement", House.relative(module))
          .isFalse();
    }
  }

  @Test
  void theBuildFileOfAQuestionIsSmall() {
    assertThat(House.questionModules()).hasSizeGreaterThanOrEqualTo(5);
    for (var module : House.questionModules()) {
      var pom = House.read(module.resolve("pom.xml"));
      assertThat(PARENT.matcher(pom).results().map(found -> found.group(1)))
          .as("%s: its parent", House.relative(module))
          .containsExactly(House.PARENT);
      assertThat(pom.lines())
          .as(
              "%s/pom.xml: at most 20 lines; what all questions need is the parent's",
              House.relative(module))
          .hasSizeLessThanOrEqualTo(20);
    }
  }

  @Test
  void everyModuleIsBuilt() {
    var modules = House.read(House.ROOT.resolve("modules/pom.xml"));
    var profiles = House.read(House.ROOT.resolve("pom.xml"));
    assertThat(House.modules()).hasSizeGreaterThan(3);
    for (var module : House.modules()) {
      var name = module.getFileName();
      assertThat(List.of(modules, profiles))
          .as("%s: list it in modules/pom.xml", House.relative(module))
          .anyMatch(pom -> pom.matches("(?s).*<module>(modules/)?%s</module>.*".formatted(name)));
    }
  }

  @Test
  void linksOfTheDocumentsLeadSomewhere() {
    var pages = House.pages();
    assertThat(pages).hasSizeGreaterThan(5);
    for (var page : pages) {
      assertThat(deadLinks(page)).as("dead links of %s", House.relative(page)).isEmpty();
    }
  }

  @Test
  void todosNameAnIssue() {
    var marker = Pattern.compile("\\b(TODO|FIXME|XXX)\\b(?! #\\d+)");
    for (var source : House.sources()) {
      if (!source.endsWith("SourcesTest.java")) {
        assertThat(marker.matcher(House.read(source)).results())
            .as("%s: write 'TODO #issue: …' or do it", House.relative(source))
            .isEmpty();
      }
    }
  }

  /** The server reads these options, and the command line explains them. */
  @Test
  void helpExplainsTheOptionsThatTheWebTakes() {
    var taken = optionsIn("lab-web/src/main/java/dev/backendlab/web/WebOptions.java");
    taken.remove("--rehearse"); // the lab's own, when it trains a cache

    assertThat(optionsIn("lab-cli/src/main/java/dev/backendlab/cli/WebCommand.java"))
        .as("@Option names in WebCommand, against those that WebOptions reads")
        .contains("--port")
        .isEqualTo(taken);
  }

  private static Set<String> optionsIn(String source) {
    var text = House.read(House.ROOT.resolve("modules").resolve(source));
    return OPTION
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(toCollection(TreeSet::new));
  }

  private static boolean isDocumentedInMain(Path testFolder) {
    var main =
        testFolder
            .toString()
            .replace(
                "src" + java.io.File.separator + "test", "src" + java.io.File.separator + "main");
    return Files.exists(Path.of(main).resolve("package-info.java"));
  }

  private static List<String> deadLinks(Path page) {
    var text = FENCED.matcher(House.read(page)).replaceAll("");
    Stream<String> targets = LINK.matcher(text).results().map(link -> link.group(1));
    return targets
        .filter(target -> !target.matches("[a-z]+:.*") && !target.startsWith("#"))
        .filter(target -> !Files.exists(page.resolveSibling(target.replaceAll("#.*", ""))))
        .toList();
  }
}
