package dev.backendlab.kit.service;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Folders in which programs are looked for: those of a PATH, and then those of packages. */
public record SearchPath(List<Path> folders) {

  /** The user's PATH, and no other folder. */
  public static SearchPath ofUser() {
    return ofUser(List.of());
  }

  static SearchPath ofUser(List<String> more) {
    return of(System.getenv().getOrDefault("PATH", ""), more);
  }

  static SearchPath of(String path, List<String> more) {
    return new SearchPath(
        Stream.concat(Stream.of(path.split(File.pathSeparator)), more.stream())
            .filter(folder -> !folder.isEmpty())
            .map(Path::of)
            .distinct()
            .toList());
  }

  /** The programs of these names, in the order of the folders. */
  public Stream<Path> programs(List<String> names) {
    return folders.stream()
        .flatMap(folder -> names.stream().map(folder::resolve))
        .filter(SearchPath::isProgram);
  }

  /** Whether this file can be started. */
  public static boolean isProgram(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }
}
