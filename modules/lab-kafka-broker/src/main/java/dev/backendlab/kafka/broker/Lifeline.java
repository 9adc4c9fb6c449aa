package dev.backendlab.kafka.broker;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Halts this JVM when its starter has gone, however it went: the kernel then gives away the lock
 * that it held. The starter's watchdog is faster, but may have been killed together with it.
 */
final class Lifeline {

  private Lifeline() {}

  static void holdOnTo(Path lock) {
    Thread.ofPlatform()
        .daemon()
        .name("lab-lifeline")
        .start(() -> {
          try (var file = FileChannel.open(lock, StandardOpenOption.WRITE);
              var ours = file.lock()) {
            if (ours.isValid()) {
              Runtime.getRuntime().halt(1);
            }
          } catch (IOException e) {
            // a file system without locks: then the watchdog must do
          }
        });
  }
}
