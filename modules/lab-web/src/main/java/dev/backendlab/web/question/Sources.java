package dev.backendlab.web.question;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * The sources of one module, and nothing else, whatever path is asked for.
 *
 * @param module its folder
 */
record Sources(Path module) {

  private static final Set<String> KINDS =
      Set.of("java", "yml", "yaml", "properties", "sql", "graphqls");

  /** The file, where it is a source of the module in truth: links are followed before we look. */
  Optional<Path> file(String path) {
    try {
      var sources = module.resolve("src").toRealPath();
      var file = module.resolve(path).toRealPath();
      var name = file.getFileName().toString();
      return file.startsWith(sources)
              && Files.isRegularFile(file)
              && KINDS.contains(name.substring(name.lastIndexOf('.') + 1))
          ? Optional.of(file)
          : Optional.empty();
    } catch (IOException | InvalidPathException nothingThere) {
      return Optional.empty();
    }
  }
}
