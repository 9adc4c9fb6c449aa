package dev.backendlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendlab.cli.session.Session;
import dev.backendlab.cli.text.Terminal;
import dev.backendlab.kit.face.Places;
import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.question.ReadmeBlocks;
import dev.backendlab.kit.question.Shown;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing of a README is lost on the way to the terminal. */
class WholeReadmesTest {

  private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
  private static final Pattern HEADING =
      Pattern.compile("(?m)^(?:%s)$".formatted(String.join("|", Question.HEADINGS)));

  @TempDir private Path folder;

  static List<Path> modules() {
    return ReadmeBlocks.modules(ROOT);
  }

  @Test
  void thereAreReadmesAndTextsInThem() {
    assertThat(modules()).hasSizeGreaterThanOrEqualTo(5);
    assertThat(modules())
        .allSatisfy(module ->
            assertThat(ReadmeBlocks.of(module.resolve("README.md"))).hasSizeGreaterThan(40));
  }

  @ParameterizedTest
  @MethodSource("modules")
  void everyTextIsShown(Path module) {
    var id = module.getFileName().toString().substring(0, 3);

    assertThat(shown(ROOT, id).missing(module.resolve("README.md"))).isEmpty();
  }

  @Test
  void everyKindOfTextIsShown() throws IOException {
    var lab = new LabFixture(folder);
    var readme = lab.root().resolve("modules/q12-jwt/README.md");

    assertThat(ReadmeBlocks.of(readme)).hasSizeGreaterThan(40);
    assertThat(shown(lab.root(), "q12").missing(readme)).isEmpty();
  }

  private Shown shown(Path root, String question) {
    var places = new Places(root, folder, folder, folder);
    var in = new BufferedReader(Reader.nullReader());
    var out = new ByteArrayOutputStream();
    var terminal = new Terminal(80, false, true, false);
    var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    int status =
        Lab.run(new String[] {"show", question}, new Session(places, terminal, in, stream, stream));
    var said = out.toString(StandardCharsets.UTF_8);
    assertThat(status).as(said).isZero();
    return Shown.on(HEADING.matcher(said).replaceAll("## $0"));
  }
}
