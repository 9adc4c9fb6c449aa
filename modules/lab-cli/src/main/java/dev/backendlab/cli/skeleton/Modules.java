package dev.backendlab.cli.skeleton;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import dev.backendlab.cli.session.Mistake;
import dev.backendlab.kit.service.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The folder of all modules, and the list of them in its pom.xml. */
record Modules(Path folder) {

  /** A question's line in the list, or the one that all questions stand before. */
  private static final Pattern LINE =
      Pattern.compile(
          "^ *(?:<module>(q\\d\\d-[^<]*)</module>|<module>house-rules</module>|</modules>)\n",
          Pattern.MULTILINE);

  /** The module that the list has for this question. */
  Optional<String> withQuestion(String id) throws IOException {
    var line = Pattern.compile("<module>(%s-[^<]*)<".formatted(id)).matcher(list());
    return line.find() ? Optional.of(line.group(1)) : Optional.empty();
  }

  /** The module that has this package. */
  Optional<String> withPackage(String name) throws IOException {
    try (var modules = Files.list(folder)) {
      return modules
          .filter(module -> Files.exists(module.resolve("src/main/java/dev/backendlab/" + name)))
          .map(module -> module.getFileName().toString())
          .findFirst();
    }
  }

  /**
   * Adds a module. All of it is written beside its place and then moved there, the list last: a
   * disk that is full leaves nothing half-written.
   */
  void add(String module, Map<String, String> files) throws IOException {
    var place = folder.resolve(module);
    if (Files.exists(place)) {
      throw new Mistake("modules/%s is there already: remove it.".formatted(module));
    }
    var draft = folder.resolve("." + module);
    var longerList = folder.resolve(".pom.xml");
    try {
      Trees.delete(draft);
      for (var file : files.entrySet()) {
        var path = draft.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
      }
      Files.writeString(longerList, listWith(module));
      Files.move(draft, place, ATOMIC_MOVE);
      try {
        Files.move(longerList, folder.resolve("pom.xml"), ATOMIC_MOVE);
      } catch (IOException failed) {
        Files.move(place, draft, ATOMIC_MOVE);
        throw failed;
      }
    } finally {
      Trees.deleted(draft);
      Trees.deleted(longerList);
    }
  }

  /** In the order of ids, before the rules that look at all modules. */
  private String listWith(String module) throws IOException {
    var list = list();
    var next =
        LINE.matcher(list)
            .results()
            .filter(line -> line.group(1) == null || line.group(1).compareTo(module) > 0)
            .findFirst()
            .orElseThrow(() -> new IOException("modules/pom.xml has no </modules>"));
    var line = "    <module>%s</module>\n".formatted(module);
    return list.substring(0, next.start()) + line + list.substring(next.start());
  }

  private String list() throws IOException {
    return Files.readString(folder.resolve("pom.xml"));
  }
}
