package dev.backendlab.kit.run;

import dev.backendlab.kit.event.EventLine;
import dev.backendlab.kit.service.Trees;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A demo's process that gets ready, and is held, before there is a run for it. */
final class Prepared {

  private static final Duration GRACE = Duration.ofSeconds(8);

  private final Process process;
  private final Path temporary;
  private final Instant begun = Clock.systemUTC().instant();
  private final Printed printed;

  private Prepared(Process process, Path temporary) {
    this.process = process;
    this.temporary = temporary;
    this.printed = new Printed(process.getErrorStream());
  }

  /**
   * Starts one.
   *
   * @param command with {@link dev.backendlab.kit.internal.HeldDemo} as its main class
   */
  static Prepared start(List<String> command, Path folder, Path temporary) throws IOException {
    var process = new ProcessBuilder(command).directory(folder.toFile()).start();
    var prepared = new Prepared(process, temporary);
    Thread.ofVirtual().name("lab-printed").start(prepared.printed::pass);
    return prepared;
  }

  /** Whether it still waits, and no jar of these was built since it began. */
  boolean isFit(List<Path> classPath) {
    return process.isAlive() && classPath.stream().noneMatch(this::isYounger);
  }

  private boolean isYounger(Path jar) {
    try {
      return Files.getLastModifiedTime(jar).toInstant().isAfter(begun);
    } catch (IOException gone) {
      return true;
    }
  }

  boolean isOlderThan(Duration age) {
    return begun.plus(age).isBefore(Clock.systemUTC().instant());
  }

  /**
   * Sends it on its errand.
   *
   * @param errand the run's id, the claims, and perhaps the one to run on its broken twin
   */
  Run perform(
      Runner.Order order,
      List<String> errand,
      Evidence evidence,
      UnderWay underWay,
      Consumer<EventLine> audience)
      throws IOException {
    printed.into(Files.newOutputStream(evidence.log().toPath()));
    var line = String.join("\t", errand) + "\n";
    process.getOutputStream().write(line.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
    return Run.of(order, process, temporary, evidence, underWay, audience);
  }

  /** Nobody wants it any more: it begins to end. */
  void release() {
    try {
      process.getOutputStream().close();
    } catch (IOException alreadyGone) {
      // then there is nothing to close
    }
  }

  /** Returns when a released one is gone. */
  void awaitEnd() {
    try {
      if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    Trees.deleted(temporary);
  }

  /** What the process prints: kept until there is a run whose log it is. */
  private static final class Printed {

    private static final int MOST = 1 << 20;

    private final InputStream from;
    private final ByteArrayOutputStream early = new ByteArrayOutputStream();
    private @Nullable OutputStream log;

    Printed(InputStream from) {
      this.from = from;
    }

    synchronized void into(OutputStream log) throws IOException {
      early.writeTo(log);
      early.reset();
      this.log = log;
    }

    void pass() {
      var bytes = new byte[8 << 10];
      try (from) {
        for (int n = from.read(bytes); n >= 0; n = from.read(bytes)) {
          write(bytes, n);
        }
        close();
      } catch (IOException ended) {
        // the process, or the disk
      }
    }

    /** A demo whose words nobody takes would wait with the next ones for ever. */
    private synchronized void write(byte[] bytes, int n) {
      try {
        if (log != null) {
          log.write(bytes, 0, n);
        } else if (early.size() + n <= MOST) {
          early.write(bytes, 0, n);
        }
      } catch (IOException diskFull) {
        log = OutputStream.nullOutputStream();
      }
    }

    private synchronized void close() throws IOException {
      if (log != null) {
        log.close();
      }
    }
  }
}
