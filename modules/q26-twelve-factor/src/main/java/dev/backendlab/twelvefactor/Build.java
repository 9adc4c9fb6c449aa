package dev.backendlab.twelvefactor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The code that a process runs, under the only name that can't be given twice: its checksum. */
final class Build {

  private Build() {}

  /** The shop's jar; the folder of its classes where nobody has packed them yet. */
  static Path code() {
    return codeOf(ShopApplication.class);
  }

  static Path codeOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** SHA-256 over every byte of the code, its first twelve digits. */
  static String id() {
    try (var files = Files.walk(code())) {
      var sum = MessageDigest.getInstance("SHA-256");
      for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
        sum.update(Files.readAllBytes(file));
      }
      return HexFormat.of().formatHex(sum.digest()).substring(0, 12);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
