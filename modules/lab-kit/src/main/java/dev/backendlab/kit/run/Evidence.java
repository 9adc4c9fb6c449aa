package dev.backendlab.kit.run;

import dev.backendlab.kit.event.EventLine;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;

/** A run that is being written. Where the disk gives out, the story goes on without it. */
final class Evidence {

  private static final int PER_QUESTION = 50;

  private final String id;
  private final Path question;
  private final Path place;
  private final BufferedWriter events;
  private final Digest.Ear ear = new Digest.Ear();
  private volatile boolean whole = true;

  Evidence(String id, Path question, BufferedWriter events) {
    this.id = id;
    this.question = question;
    this.place = question.resolve(id);
    this.events = events;
  }

  String id() {
    return id;
  }

  File log() {
    return place.resolve("log.txt").toFile();
  }

  /** Where the evidence is, unless it could not be kept whole. */
  Optional<Path> folder() {
    return whole ? Optional.of(place) : Optional.empty();
  }

  void write(EventLine line) {
    try {
      events.write(line.toJson());
      events.write('\n');
      events.flush();
      if (ear.hear(line.event())) {
        ear.writeTo(place);
      }
    } catch (IOException diskFull) {
      whole = false;
    }
  }

  void close() {
    try {
      events.close();
      prune();
    } catch (IOException | UncheckedIOException diskFull) {
      whole = false;
    }
  }

  private void prune() throws IOException {
    for (var old : Runs.newestFirst(question).stream().skip(PER_QUESTION).toList()) {
      try (var files = Files.walk(old)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
