package dev.backendlab.jwt.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeysTest {

  @Test
  void theOldKeyStaysPublishedDuringItsGrace() {
    var keys = keys(Duration.ofHours(1));
    var old = keys.current().id();
    keys.rotate();
    assertThat(keys.current().id()).isNotEqualTo(old);
    assertThat(published(keys)).containsExactlyInAnyOrder(old, keys.current().id());
  }

  @Test
  void theOldKeyIsGoneAfterItsGrace() {
    var keys = keys(Duration.ofSeconds(-1));
    keys.rotate();
    var id = keys.current().id();
    assertThat(published(keys)).containsExactly(id);
  }

  @Test
  void aWithdrawnKeyIsGoneAtOnce() {
    var keys = keys(Duration.ofHours(1));
    var stolen = keys.current().id();
    keys.rotate();
    keys.withdraw(stolen);
    var id = keys.current().id();
    assertThat(published(keys)).containsExactly(id);
  }

  @Test
  void aWithdrawnKeyNeverSignsAgain() {
    var keys = keys(Duration.ofHours(1));
    var stolen = keys.current().id();
    keys.withdraw(stolen);
    assertThat(keys.current().id()).isNotEqualTo(stolen);
    var id = keys.current().id();
    assertThat(published(keys)).containsExactly(id);
  }

  @Test
  void aRestartSignsWithTheKeyInTheFile(@TempDir Path folder) {
    var file = folder.resolve("keys/issuer.key");
    var first = keys(Duration.ofHours(1), file);
    first.rotate();
    assertThat(keys(Duration.ofHours(1), file).current()).isEqualTo(first.current());
  }

  @Test
  void onlyItsOwnerReadsTheFile(@TempDir Path folder) throws IOException {
    var file = folder.resolve("issuer.key");
    keys(Duration.ofHours(1), file).current();
    assumeThat(file.getFileSystem().supportedFileAttributeViews()).contains("posix");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void aFileWithoutAKeyIsNamed(@TempDir Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("issuer.key"), "no key");
    var keys = keys(Duration.ofHours(1), file);
    assertThatThrownBy(keys::current).hasMessageContaining("issuer.key is no RSA key in PKCS#8");
  }

  @Test
  void whereNoFileCanBeWrittenTheKeyGoesWithTheIssuer(@TempDir Path folder) throws IOException {
    var noFolder = Files.writeString(folder.resolve("file"), "");
    var keys = keys(Duration.ofHours(1), noFolder.resolve("issuer.key"));
    var id = keys.current().id();
    assertThat(published(keys)).containsExactly(id);
  }

  private static SigningKeys keys(Duration grace) {
    return keys(grace, null);
  }

  private static SigningKeys keys(Duration grace, @Nullable Path file) {
    return new SigningKeys(
        new IssuerProperties(
            "https://login.example",
            "shop",
            Duration.ofMinutes(5),
            Duration.ofDays(30),
            grace,
            Duration.ZERO,
            "",
            file,
            List.of()));
  }

  private static List<String> published(SigningKeys keys) {
    return keys.published().getKeys().stream().map(key -> key.getId()).toList();
  }
}
