package dev.backendlab.picture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Layouts, each made once on this machine: a first one takes half a second, a kept one nothing. */
final class KeptLayouts {

  /** Another one where the same graph is to be laid out in another way: other gaps, say. */
  private static final String VERSION = "1";

  private final Path folder;
  private final Map<String, Optional<Geometry>> known = new ConcurrentHashMap<>();

  /** Those in this folder, which may be deleted at any time. */
  KeptLayouts(Path folder) {
    this.folder = folder;
  }

  /** The layout of a graph; empty where the library finds none. */
  Optional<Geometry> of(Graph graph) {
    return known.computeIfAbsent(graph.key(), key -> found(graph, key));
  }

  private Optional<Geometry> found(Graph graph, String key) {
    var file = folder.resolve(name(key));
    return read(file).or(() -> made(graph, file));
  }

  private Optional<Geometry> made(Graph graph, Path file) {
    try {
      var made = Elk.laidOut(graph);
      keep(made, file);
      return Optional.of(made);
    } catch (RuntimeException odd) { // a graph that ELK trips over: a drawing less, not a page
      return Optional.empty();
    }
  }

  private static String name(String key) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var hash = digest.digest(VERSION.concat(key).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }

  private static Optional<Geometry> read(Path file) {
    try {
      return Optional.of(Geometry.read(Files.readString(file)));
    } catch (IOException | IllegalArgumentException missingOrDamaged) {
      return Optional.empty();
    }
  }

  private void keep(Geometry made, Path file) {
    try {
      Files.createDirectories(folder);
      var written = Files.createTempFile(folder, "new", "");
      Files.writeString(written, made.written());
      Files.move(
          written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException fullOrForeign) {
      // then it is made again next time
    }
  }
}
