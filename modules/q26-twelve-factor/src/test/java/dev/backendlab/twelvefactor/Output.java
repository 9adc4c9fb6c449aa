package dev.backendlab.twelvefactor;

import dev.backendlab.kit.service.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;

/** What a process has written: to standard output, and elsewhere if it does so. */
record Output(ServerProcess process) {

  private static final Pattern MISSING = Pattern.compile("could not be resolved: \\[(\\w+)]");
  private static final Pattern STARTED = Pattern.compile("process running for ([\\d.]+)");
  private static final Set<String> OF_PLATFORM = Set.of("start", "log", "pid", "errors", "ended");

  List<String> lines() {
    return process.log().lines().toList();
  }

  boolean hasStarted() {
    return startSeconds().isPresent();
  }

  /** From its start until it was ready, by its own account. */
  OptionalDouble startSeconds() {
    var told = STARTED.matcher(process.log());
    return told.find()
        ? OptionalDouble.of(Double.parseDouble(told.group(1)))
        : OptionalDouble.empty();
  }

  /** The variable without which it has not started. */
  String missing() {
    var named = MISSING.matcher(process.log());
    return named.find() ? named.group(1) : "none";
  }

  /** What it has left in its folder, which is that for temporary files, too. */
  List<String> files() {
    try (var files = Files.walk(process.folder())) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> process.folder().relativize(file).toString())
          .filter(name -> !OF_PLATFORM.contains(name))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
