package dev.backendlab.postgresql;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is done to whole data folders, with as few system calls per file as there can be. */
final class DataFolder {

  private static final FileAttribute<?> FOLDER = Modes.attribute(0700);
  private static final FileAttribute<?> FILE = Modes.attribute(0600);
  private static final Set<OpenOption> WRITE =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);

  private DataFolder() {}

  /** Makes a folder equal to the template, whatever is in it; it need not be there. */
  static void reset(Path template, Path folder) throws IOException {
    var buffer = ByteBuffer.allocateDirect(1 << 20);
    var wanted = new HashSet<Path>();
    for (var from : all(template)) {
      var to = folder.resolve(template.relativize(from).toString());
      wanted.add(to);
      if (!Files.isDirectory(from)) {
        copy(from, to, buffer);
      } else if (!Files.isDirectory(to)) {
        Files.createDirectory(to, FOLDER);
      }
    }
    for (var path : all(folder).reversed()) {
      if (!wanted.contains(path)) {
        Files.delete(path);
      }
    }
  }

  private static void copy(Path from, Path to, ByteBuffer buffer) throws IOException {
    try (var in = FileChannel.open(from, StandardOpenOption.READ);
        var out = FileChannel.open(to, WRITE, FILE)) {
      while (in.read(buffer.clear()) > 0) {
        out.write(buffer.flip());
      }
      if (out.size() > out.position()) {
        out.truncate(out.position());
      }
    }
  }

  /**
   * Removes the free space and visibility maps of a folder without server: a quarter of its files,
   * which PostgreSQL makes again when it wants them.
   */
  static void withoutMaps(Path folder) throws IOException {
    for (var path : all(folder.resolve("base"))) {
      if (String.valueOf(path.getFileName()).matches("\\d+_(fsm|vm)")) {
        Files.delete(path);
      }
    }
  }

  /** A folder before what is in it. */
  private static List<Path> all(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      return paths.sorted(Comparator.naturalOrder()).toList();
    }
  }
}
