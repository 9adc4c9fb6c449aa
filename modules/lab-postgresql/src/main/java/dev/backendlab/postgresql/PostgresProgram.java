package dev.backendlab.postgresql;

import dev.backendlab.kit.service.ServiceUnavailable;
import dev.backendlab.kit.service.Trees;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL of this platform, unpacked once from its Maven artifact into the cache. */
record PostgresProgram(Path folder) {

  static final String VERSION = "18.6";

  /** Unpacks it if need be; the caller holds the lock of the cache. */
  static PostgresProgram unpacked(Path cache) throws IOException {
    var folder = cache.resolve(VERSION + "-" + platform());
    if (!Files.isDirectory(folder)) {
      var part = Files.createTempDirectory(cache, "unpacking-");
      try (var archive = archive()) {
        unpack(archive, part);
        Files.setPosixFilePermissions(part, Modes.of(0755));
        Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Trees.delete(part);
      }
    }
    return new PostgresProgram(folder);
  }

  String initdb() {
    return folder.resolve("bin/initdb").toString();
  }

  String postgres() {
    return folder.resolve("bin/postgres").toString();
  }

  private static InputStream archive() {
    var archive = PostgresProgram.class.getResourceAsStream("/postgres-" + platform() + ".txz");
    if (archive == null) {
      throw new ServiceUnavailable(
          "There is no embedded PostgreSQL for %s; set SPRING_DATASOURCE_URL to one of yours."
              .formatted(platform()));
    }
    return archive;
  }

  private static void unpack(InputStream archive, Path into) throws IOException {
    try (var tar =
        new TarArchiveInputStream(
            new BufferedInputStream(new XZInputStream(new BufferedInputStream(archive))))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(tar, entry, into.resolve(entry.getName()).normalize());
      }
    }
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path path)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(path);
    } else if (entry.isSymbolicLink()) {
      Files.createDirectories(path.getParent());
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
    } else {
      Files.createDirectories(path.getParent());
      Files.copy(tar, path);
      Files.setPosixFilePermissions(path, Modes.of(entry.getMode()));
    }
  }

  /** As the artifacts name it, for example {@code linux-x86_64}. */
  private static String platform() {
    var os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    var system = os.startsWith("mac") ? "darwin" : os.replace(' ', '-');
    var architecture =
        switch (System.getProperty("os.arch")) {
          case "aarch64", "arm64" -> "arm_64";
          case "amd64", "x86_64" -> "x86_64";
          default -> System.getProperty("os.arch");
        };
    return system + "-" + architecture;
  }
}
