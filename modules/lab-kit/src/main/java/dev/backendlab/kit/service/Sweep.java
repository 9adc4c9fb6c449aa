package dev.backendlab.kit.service;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Removes what runs left behind that were killed together with their watchdogs: first their
 * servers, then their folders.
 */
final class Sweep {

  private Sweep() {}

  /** Called with {@code run/.lock} held. */
  static void leftovers(Path runs) throws IOException {
    var programs = runs.resolve("..").normalize().toString();
    for (var folder : foldersIn(runs)) {
      try (var channel = RunFolder.open(RunFolder.lockOf(folder));
          var lock = tryLock(channel)) {
        if (lock != null) {
          for (var server : foldersIn(folder)) {
            endServerOf(server, programs);
          }
          RunFolder.remove(folder);
        }
      }
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) {
    try {
      return channel.tryLock();
    } catch (IOException | RuntimeException e) {
      return null; // a file system without locks: better a leftover than a living run swept
    }
  }

  /** The id must still belong to a process that is that old, and has to do with our folder. */
  private static void endServerOf(Path folder, String programs) {
    try {
      var words = Files.readString(folder.resolve(ServerProcess.PID)).trim();
      var written = Files.getLastModifiedTime(folder.resolve(ServerProcess.PID)).toInstant();
      ProcessHandle.of(Long.parseLong(words))
          .filter(process ->
              process
                  .info()
                  .startInstant()
                  .filter(start -> start.isBefore(written.plusSeconds(2)))
                  .isPresent())
          .filter(process -> isOurs(process.info(), programs))
          .ifPresent(Sweep::kill);
    } catch (IOException | NumberFormatException e) {
      // No server was running there.
    }
  }

  /** Either one of our programs, or a JVM that was told where it belongs. */
  private static boolean isOurs(ProcessHandle.Info process, String programs) {
    var words = Stream.of(process.arguments().orElse(new String[0]));
    return Stream.concat(process.command().stream(), words)
        .anyMatch(word -> word.startsWith(programs));
  }

  private static void kill(ProcessHandle server) {
    server.descendants().forEach(ProcessHandle::destroyForcibly);
    server.destroyForcibly();
  }

  private static List<Path> foldersIn(Path folder) throws IOException {
    try (var entries = Files.list(folder)) {
      return entries.filter(Files::isDirectory).toList();
    }
  }
}
