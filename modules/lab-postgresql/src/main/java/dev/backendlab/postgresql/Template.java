package dev.backendlab.postgresql;

import dev.backendlab.kit.service.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A data folder as {@code initdb} makes it, prepared once and then copied for every server: that
 * takes a tenth of the time.
 *
 * @param password of the superuser, drawn when the folder was made
 */
record Template(PostgresProgram program, Path data, String password) {

  static final String USER = "lab";
  static final String DATABASE = "lab";

  private static @Nullable Template made;

  /** The template of this machine; the first caller on it makes it. */
  static synchronized Template get() {
    var template = made;
    if (template == null) {
      var cache = NotRoot.here().base().resolve("postgresql");
      try {
        Files.createDirectories(cache);
        template = get(cache);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      made = template;
    }
    return template;
  }

  private static Template get(Path cache) throws IOException {
    try (var channel =
            FileChannel.open(
                cache.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = channel.lock()) {
      var program = PostgresProgram.unpacked(cache);
      var folder = cache.resolve("template-" + program.folder().getFileName() + "-2");
      if (!Files.isDirectory(folder)) {
        make(program, cache, folder);
      }
      var password = Files.readString(folder.resolve("password")).strip();
      return new Template(program, folder.resolve("data"), password);
    }
  }

  private static void make(PostgresProgram program, Path cache, Path folder) throws IOException {
    var part = Files.createTempDirectory(cache, "preparing-");
    try {
      var random = new byte[16];
      new SecureRandom().nextBytes(random);
      var password = Files.createFile(part.resolve("password"), Modes.attribute(0600));
      Files.writeString(password, HexFormat.of().formatHex(random) + "\n");
      NotRoot.here().own(part);
      Commands.run(part, "", initdb(program));
      Files.writeString(
          part.resolve("data/postgresql.conf"), CONFIGURATION, StandardOpenOption.APPEND);
      Commands.run(part, STATEMENTS, single(program));
      DataFolder.withoutMaps(part.resolve("data"));
      Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Trees.delete(part);
    }
  }

  /** Whatever the locale of this machine is, the server sorts and speaks the same. */
  private static List<String> initdb(PostgresProgram program) {
    return Commands.with(
        NotRoot.here().prefix(),
        program.initdb(),
        "--pgdata=data",
        "--username=" + USER,
        "--pwfile=password",
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--wal-segsize=1",
        "--no-sync",
        "--no-instructions");
  }

  private static List<String> single(PostgresProgram program) {
    var command =
        Commands.with(NotRoot.here().prefix(), program.postgres(), "--single", "-D", "data");
    // A segment kept for later would be one more file to copy.
    for (var setting : List.of("fsync=off", "wal_recycle=off", "min_wal_size=2MB")) {
      command.addAll(List.of("-c", setting));
    }
    command.add("template1");
    return command;
  }

  /**
   * Two databases instead of three, since files are what copying takes time for. Each server is a
   * thing for a demo, and has no use for a pristine template0.
   */
  private static final String STATEMENTS =
      """
      create extension pg_stat_statements
      drop database postgres
      update pg_database set datistemplate = false where datname = 'template0'
      drop database template0
      create database %s
      checkpoint
      """
          .formatted(DATABASE);

  private static final String CONFIGURATION =
      """

      # The lab's servers: small, alike everywhere, with statistics.
      listen_addresses = '127.0.0.1'
      unix_socket_directories = ''
      shared_buffers = 32MB
      huge_pages = off
      dynamic_shared_memory_type = mmap
      shared_preload_libraries = 'pg_stat_statements'
      track_io_timing = on
      timezone = 'UTC'
      log_timezone = 'UTC'
      """;
}
