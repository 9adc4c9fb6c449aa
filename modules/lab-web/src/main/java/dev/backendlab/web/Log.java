package dev.backendlab.web;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import dev.backendlab.kit.face.Places;
import dev.backendlab.kit.run.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the server writes down what goes wrong: in the lab's state folder, or where that can't be
 * written, among the temporary files.
 *
 * @param file empty where neither can
 * @param trouble a sentence where it is not where it should be, else empty
 */
record Log(Optional<Path> file, String trouble) {

  private static final String NAME = "web.log";

  static Log in(Places places) {
    var usual = writable(places.state());
    if (usual.isPresent()) {
      return new Log(usual, "");
    }
    var temporary = writable(Path.of(System.getProperty("java.io.tmpdir")));
    return new Log(temporary, Runs.NotWritable.sentence(places.state()));
  }

  private static Optional<Path> writable(Path folder) {
    var log = folder.resolve(NAME);
    try {
      Files.createDirectories(folder);
      if (Files.exists(log) && !Files.isRegularFile(log)) {
        return Optional.empty();
      }
      Files.newOutputStream(log, CREATE, APPEND).close();
      return Optional.of(log);
    } catch (IOException notWritable) {
      return Optional.empty();
    }
  }

  /** The same for Spring Boot: without a file the log is off. */
  Map<String, Object> settings() {
    return file.map(path -> Map.<String, Object>of("logging.file.name", path.toString()))
        .orElse(Map.of("logging.level.root", "off"));
  }
}
