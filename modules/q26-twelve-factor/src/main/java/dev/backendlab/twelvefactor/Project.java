package dev.backendlab.twelvefactor;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import org.springframework.boot.env.PropertiesPropertySourceLoader;
import org.springframework.boot.env.PropertySourceLoader;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.ByteArrayResource;

/**
 * What the files of an application say of it. Values are looked at and never told: one may be a
 * password.
 *
 * @param marks names of files that say something by being there
 * @param settings values by {@code file: key}
 */
record Project(List<String> marks, Map<String, String> settings) {

  private static final List<String> FOLDERS =
      List.of("", "config", "src/main/resources", "src/main/resources/config", "BOOT-INF/classes");
  private static final Pattern SETTINGS =
      Pattern.compile("(application|bootstrap|variables).*\\.(ya?ml|properties)|\\.env");
  private static final List<String> MARKS =
      List.of(
          "pom.xml",
          "build.gradle",
          "build.gradle.kts",
          "package-lock.json",
          "go.mod",
          "requirements.txt",
          "Cargo.lock",
          "META-INF/maven",
          "BOOT-INF/lib",
          ".git",
          "WEB-INF");

  private static final Pattern SECRET =
      Pattern.compile("(?i).*(password|passwd|secret|token|api-?key|credentials?)");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{[\\w.-]+}");
  private static final Pattern URL = Pattern.compile("(?s)(\\$\\{[\\w.-]+:)?(jdbc:|\\w+://).*");

  /** Reads folders or jars, as if they were one. */
  static Project in(List<Path> places) throws IOException {
    var project = new Project(new ArrayList<>(), new TreeMap<>());
    for (var place : places) {
      if (Files.isDirectory(place)) {
        project.read(place);
      } else {
        try (var jar = FileSystems.newFileSystem(place)) {
          project.read(jar.getPath("/"));
        }
      }
    }
    return project;
  }

  private void read(Path root) throws IOException {
    MARKS.stream().filter(mark -> Files.exists(root.resolve(mark))).forEach(marks::add);
    for (var folder : FOLDERS) {
      if (Files.isDirectory(root.resolve(folder))) {
        try (var files = Files.list(root.resolve(folder))) {
          for (var file : files.filter(Project::hasSettings).sorted().toList()) {
            load(file);
          }
        }
      }
    }
  }

  private static boolean hasSettings(Path file) {
    return SETTINGS.matcher(file.getFileName().toString()).matches();
  }

  private void load(Path file) throws IOException {
    var name = file.getFileName().toString();
    PropertySourceLoader loader =
        name.matches(".*ya?ml")
            ? new YamlPropertySourceLoader()
            : new PropertiesPropertySourceLoader();
    for (var source : loader.load(name, new ByteArrayResource(Files.readAllBytes(file)))) {
      if (source instanceof EnumerablePropertySource<?> all) {
        for (var key : all.getPropertyNames()) {
          settings.put(name + ": " + key, String.valueOf(all.getProperty(key)));
        }
      }
    }
  }

  /** Settings with a credential in them, where a variable should stand. */
  List<String> secrets() {
    return keys((key, value) ->
        !value.isBlank()
            && !VARIABLE.matcher(value).matches()
            && (SECRET.matcher(key).matches()
                || value.matches("(?s).*(password=|://\\w+:\\w+@).*")));
  }

  /** Settings that come by variables alone. */
  List<String> variables() {
    return keys((key, value) -> VARIABLE.matcher(value).matches());
  }

  /** Addresses of other services that stand in the files. */
  List<String> fixedAddresses() {
    return keys((key, value) -> URL.matcher(value).matches());
  }

  /** Settings whose key begins so. */
  List<String> with(String key, String value) {
    return keys((each, set) -> each.startsWith(key) && set.matches(value));
  }

  /** The kinds of database that the files name: what runs here need not run there. */
  List<String> databases() {
    return settings.values().stream()
        .filter(value -> value.contains("jdbc:"))
        .map(Project::kindOf)
        .distinct()
        .toList();
  }

  static String kindOf(String url) {
    return url.replaceFirst("(?s).*jdbc:(\\w+).*", "$1");
  }

  private List<String> keys(BiPredicate<String, String> wanted) {
    return settings.entrySet().stream()
        .filter(each -> wanted.test(each.getKey().replaceFirst(".*: ", ""), each.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
