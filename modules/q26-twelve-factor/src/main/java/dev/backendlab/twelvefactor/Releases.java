package dev.backendlab.twelvefactor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Releases of a deploy, a file for each: a build and a configuration, under a number. What was
 * released stays as it is, so the way back is to start an earlier one.
 */
class Releases {

  /** What processes are started from. */
  record Release(int id, String build, Map<String, String> config) {

    /** The variables of its processes; the platform adds the port of each. */
    Map<String, String> variables() {
      var variables = new TreeMap<>(config);
      variables.put("RELEASE", "" + id);
      return variables;
    }

    String environment() {
      return config.getOrDefault("ENVIRONMENT", "none");
    }

    /** The kinds of database among its addresses. */
    List<String> databases() {
      return config.values().stream()
          .filter(value -> value.startsWith("jdbc:"))
          .map(Project::kindOf)
          .toList();
    }

    /** The variables that another release has with other values. */
    List<String> differencesTo(Release other) {
      return config.keySet().stream()
          .filter(name -> !Objects.equals(config.get(name), other.config.get(name)))
          .toList();
    }
  }

  /** One more release of this build. */
  Release create(Path deploy, String build, Map<String, String> config) {
    try (var earlier = Files.list(Files.createDirectories(deploy))) {
      var release = new Release((int) earlier.count() + 1, build, new TreeMap<>(config));
      keep(fileOf(deploy, release.id()), text(release));
      return release;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Release read(Path deploy, int id) {
    try (var lines = Files.lines(fileOf(deploy, id))) {
      var config = new TreeMap<String, String>();
      lines.map(line -> line.split("=", 2)).forEach(line -> config.put(line[0], line[1]));
      var build = config.remove("BUILD");
      return new Release(id, build == null ? "none" : build, config);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path fileOf(Path deploy, int id) {
    return deploy.resolve(id + ".env");
  }

  /** Once: neither may a file be there, nor can it be written again. */
  void keep(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
    if (!file.toFile().setReadOnly()) {
      throw new IOException("%s can't be protected".formatted(file));
    }
  }

  private static String text(Release release) {
    return release.config().entrySet().stream()
        .map(each -> each.getKey() + "=" + each.getValue() + "\n")
        .collect(Collectors.joining("", "BUILD=" + release.build() + "\n", ""));
  }
}
