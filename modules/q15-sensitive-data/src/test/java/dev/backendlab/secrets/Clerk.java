package dev.backendlab.secrets;

import dev.backendlab.kit.service.Folders;
import dev.backendlab.kit.service.Patience;
import dev.backendlab.kit.service.Trees;
import dev.backendlab.postgresql.PostgresServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A process that logs in to the database with what its environment tells it, and then runs out of
 * memory. It ends when its input does, so it can't outlive the demo.
 */
record Clerk(Process process, Path folder) implements AutoCloseable {

  private static final String PASSWORD = "DB_PASSWORD";
  private static final String PASSWORD_FILE = "DB_PASSWORD_FILE";
  private static final String DUMP = "crash";
  private static final List<String> OPTIONS =
      List.of(
          "-Xmx24m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:+HeapDumpOnOutOfMemoryError",
          "-XX:HeapDumpPath=" + DUMP);

  private static final Duration SOME_TIME = Duration.ofSeconds(20);

  /** Finds the password in a variable. */
  static Clerk withVariable(PostgresServer database, String password) throws IOException {
    return start(newFolder(), database, PASSWORD, password);
  }

  /** Finds the name of a file there, which only its own user may read. */
  static Clerk withFile(PostgresServer database, String password) throws IOException {
    var folder = newFolder();
    var ours = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var file = Files.createFile(folder.resolve("password"), ours);
    Files.writeString(file, password);
    return start(folder, database, PASSWORD_FILE, file.toString());
  }

  private static Path newFolder() throws IOException {
    return Files.createTempDirectory(Folders.run(), "clerk-");
  }

  private static Clerk start(Path folder, PostgresServer database, String variable, String value)
      throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command = new ArrayList<>(List.of(java));
    command.addAll(OPTIONS);
    command.add(Clerk.class.getName());
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile());
    var variables = Map.of("DB_URL", database.jdbcUrl(), "DB_USER", Rotation.OLD, variable, value);
    builder.environment().putAll(variables);
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    return new Clerk(builder.start(), folder);
  }

  /** How many of them have logged in by now. */
  static long loggedIn(Clerk... clerks) {
    return Stream.of(clerks).filter(it -> Files.exists(it.folder.resolve("logged-in"))).count();
  }

  /** Whether its variables, which every process of its user can read, have this in them. */
  boolean shows(String text) throws IOException {
    return environment().contains(text);
  }

  private String environment() throws IOException {
    var linux = Path.of("/proc", "" + process.pid(), "environ");
    if (Files.exists(linux)) {
      return Files.readString(linux, StandardCharsets.ISO_8859_1);
    }
    var ps = new ProcessBuilder("ps", "eww", "-o", "command=", "-p", "" + process.pid()).start();
    return new String(ps.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  /** Whether the dump of its crash has this in it. */
  boolean leaves(String text) throws IOException {
    process.outputWriter().close();
    Patience.until(() -> !process.isAlive(), SOME_TIME);
    return Files.readString(folder.resolve(DUMP), StandardCharsets.ISO_8859_1).contains(text);
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    Patience.until(() -> !process.isAlive(), SOME_TIME);
    Trees.delete(folder);
  }

  /** Keeps its password, as a pool does that logs in again. */
  public static void main(String[] args) throws Exception {
    var variables = System.getenv();
    var file = variables.get(PASSWORD_FILE);
    var password = file == null ? variables.get(PASSWORD) : Files.readString(Path.of(file));
    DriverManager.getConnection(variables.get("DB_URL"), variables.get("DB_USER"), password)
        .close();
    Files.createFile(Path.of("logged-in"));
    var all = new ArrayList<byte[]>();
    int end = System.in.read();
    while (end < 0) {
      all.add(new byte[1 << 20]);
    }
    throw new IllegalStateException(password + all);
  }
}
