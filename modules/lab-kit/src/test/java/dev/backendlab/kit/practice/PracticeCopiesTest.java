package dev.backendlab.kit.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.backendlab.kit.file.Pipes;
import dev.backendlab.kit.practice.Footstep.Done;
import dev.backendlab.kit.practice.PracticeCopies.Import;
import dev.backendlab.kit.practice.PracticeCopies.NoPractice;
import dev.backendlab.kit.predict.Reckoning.Closeness;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PracticeCopiesTest {

  /** As a lab of next year may write it. */
  private static final String LATER = "{\"v\":2,\"type\":\"dream\",\"steps\":[1,{\"a\":2}]}";

  @TempDir private Path folder;
  private Practice practice;
  private PracticeCopies copies;

  @BeforeEach
  void makePractice() throws IOException {
    practice = new Practice(folder.resolve("state/practice.jsonl"));
    copies = new PracticeCopies(practice);
    practice.keep(List.of(PracticeTest.guess("q12", "Wie, é?", Closeness.WRONG)));
    practice.keep(footstep("q10"));
  }

  private static Footstep footstep(String step) {
    return new Footstep("2026-11-27T18:00:00Z", "a-walk", step, Done.RUN, "q10-1", "page");
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("copy.jsonl"), text);
  }

  @Test
  void aCopyBringsEverythingElsewhere() throws IOException {
    copies.exportTo(folder.resolve("copy.jsonl"));
    var other = new Practice(folder.resolve("other/practice.jsonl"));
    other.keep(footstep("q11"));

    var result = new PracticeCopies(other).importFrom(folder.resolve("copy.jsonl"));

    assertThat(result).isEqualTo(new Import(2, 0, 0));
    assertThat(other.footsteps()).containsExactly(footstep("q11"), footstep("q10"));
    assertThat(other.guesses()).isEqualTo(practice.guesses());
  }

  @Test
  void aFolderInItsPlaceIsNotTakenForNothing() throws IOException {
    Files.delete(practice.file());
    Files.createDirectories(practice.file());

    assertThatThrownBy(() -> copies.exportTo(folder.resolve("copy.jsonl")))
        .isInstanceOf(PracticeCopies.NoPractice.class)
        .hasMessageContaining("is no file");
    assertThatThrownBy(() -> copies.importFrom(write(LATER)))
        .isInstanceOf(PracticeCopies.NoPractice.class)
        .hasMessageContaining("is no file");
  }

  @Test
  void whatIsHereIsNotAddedTwice() throws IOException {
    copies.exportTo(folder.resolve("copy.jsonl"));
    var before = Files.readString(practice.file());

    assertThat(copies.importFrom(folder.resolve("copy.jsonl"))).isEqualTo(new Import(0, 2, 0));
    assertThat(copies.importFrom(practice.file())).isEqualTo(new Import(0, 2, 0));
    assertThat(practice.file()).hasContent(before);

    var twice = write(LATER + "\n" + LATER + "\n");
    assertThat(copies.importFrom(twice)).isEqualTo(new Import(1, 0, 0));
  }

  @Test
  void aCopyThatIsCutOffAnywhereBringsItsWholeLines() throws IOException {
    var whole = Files.readAllBytes(practice.file());
    for (int size = 1; size < whole.length; size++) {
      var cut = Files.write(folder.resolve("cut.jsonl"), Arrays.copyOf(whole, size));
      var other = new Practice(folder.resolve("other-" + size + "/practice.jsonl"));
      if (size < firstLine(whole)) {
        assertThatThrownBy(() -> new PracticeCopies(other).importFrom(cut))
            .isInstanceOf(NoPractice.class);
        assertThat(other.file()).doesNotExist();
      } else {
        new PracticeCopies(other).importFrom(cut);
        assertThat(other.guesses()).isEqualTo(practice.guesses());
      }
    }
  }

  private static int firstLine(byte[] whole) {
    int at = 0;
    while (whole[at] != '\n') {
      at++;
    }
    return at;
  }

  @Test
  void damagedLinesStayWhereTheyAre() throws IOException {
    var odd = "garbage\n\n" + LATER + "\n{\"v\":1,\"type\":\"gue\n";
    Files.write(
        folder.resolve("copy.jsonl"),
        (odd + "{\"v\":1,\"type\":\"guess\",\"a\":\"\u00e4\"}\n")
            .getBytes(StandardCharsets.ISO_8859_1));

    assertThat(copies.importFrom(folder.resolve("copy.jsonl"))).isEqualTo(new Import(1, 0, 3));
    assertThat(practice.file()).content().endsWith(LATER + "\n").doesNotContain("garbage");
    assertThat(practice.guesses()).hasSize(1);
    assertThat(practice.footsteps()).hasSize(1);
  }

  @Test
  void anImportAfterALineThatWasCutOffLosesNothing() throws IOException {
    var file = Files.readAllBytes(practice.file());
    Files.write(practice.file(), Arrays.copyOf(file, file.length - 5));

    copies.importFrom(write(LATER));

    assertThat(practice.guesses()).hasSize(1);
    assertThat(practice.file()).content().endsWith("\n" + LATER + "\n");
  }

  @Test
  void whatIsNoPracticeFileIsRefusedAndChangesNothing() throws Exception {
    var before = Files.readString(practice.file());
    Pipes.at(folder.resolve("pipe"));
    var large = write("{\"v\":1,\"type\":\"guess\"}\n".repeat(800_000));
    for (var path : List.of(large, folder, folder.resolve("pipe"), folder.resolve("missing"))) {
      assertThatThrownBy(() -> copies.importFrom(path)).isInstanceOf(NoPractice.class);
    }
    for (var text :
        List.of("", "\n", "# Title\n", "{}", "[1]", "{\"v\":\"1\",\"type\":\"guess\"}")) {
      var none = write(text);
      assertThatThrownBy(() -> copies.importFrom(none))
          .isInstanceOf(NoPractice.class)
          .hasMessageContaining("is no practice file");
    }
    assertThat(practice.file()).hasContent(before);
  }

  @Test
  void anExportOverwritesNothing() throws IOException {
    var precious = write("precious");

    assertThatThrownBy(() -> copies.exportTo(precious))
        .isInstanceOf(NoPractice.class)
        .hasMessageContaining("already");
    assertThat(precious).hasContent("precious");
    assertThatThrownBy(() -> copies.exportTo(folder.resolve("missing/copy")))
        .isInstanceOf(IOException.class);
  }

  @Test
  void whatIsResetStaysBesideIt() throws IOException {
    var before = Files.readString(practice.file());

    var first = copies.setAside();
    assertThat(first).hasContent(before).hasParent(practice.file().getParent());
    assertThat(practice.guesses()).isEmpty();
    assertThatThrownBy(copies::setAside).isInstanceOf(NoPractice.class);
    assertThatThrownBy(() -> copies.exportTo(folder.resolve("x"))).isInstanceOf(NoPractice.class);

    practice.keep(footstep("q11"));
    assertThat(copies.setAside()).isNotEqualTo(first);
    assertThat(first).hasContent(before);
  }

  @Test
  void onAFullDiskNothingThatWasWrittenIsLost() throws IOException {
    var full = Path.of("/dev/full");
    assumeTrue(Files.exists(full));
    var file = Files.createSymbolicLink(folder.resolve("full.jsonl"), full);

    assertThatThrownBy(() -> new Practice(file).keep(footstep("q11")))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> copies.exportTo(file)).isInstanceOf(IOException.class);
    assertThat(practice.footsteps()).hasSize(1);
  }

  @Test
  void ofAFileThatMayOnlyBeReadNothingIsLost() throws IOException {
    assumeTrue(practice.file().toFile().setReadOnly());
    assumeTrue(!Files.isWritable(practice.file()), "root may write everywhere");

    assertThatThrownBy(() -> practice.keep(footstep("q11"))).isInstanceOf(IOException.class);
    assertThat(practice.footsteps()).hasSize(1);
  }
}
