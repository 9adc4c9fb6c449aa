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

/** Nothing that is written of a question is lost on the way to the terminal. */
class WholeReadmesTest {

  private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
  private static final Pattern HEADING =
      Pattern.compile("(?m)^(?:%s)$".formatted(String.join("|", Question.HEADINGS)));

  @TempDir private Path folder;

  static List<Path> files() {
    return ReadmeBlocks.files(ROOT);
  }

  @Test
  void thereAreReadmesAndTextsInThem() {
    assertThat(files()).hasSize(30);
    assertThat(files())
        .allSatisfy(file ->
            assertThat(ReadmeBlocks.of(file))
                .hasSizeGreaterThan(file.endsWith("README.md") ? 40 : 20));
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyTextIsShown(Path file) {
    assertThat(shown(ROOT, ReadmeBlocks.idOf(file)).missing(file)).isEmpty();
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
    var terminal = new Terminal(59, false, true, false); // too narrow for drawings: the list
    var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    int status =
        Lab.run(
            new String[] {"show", question, "--all"},
            new Session(places, terminal, in, stream, stream));
    var said = out.toString(StandardCharsets.UTF_8);
    assertThat(status).as(said).isZero();
    return Shown.on(HEADING.matcher(said).replaceAll("## $0"));
  }
}
