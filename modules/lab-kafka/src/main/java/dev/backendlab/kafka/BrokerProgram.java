package dev.backendlab.kafka;

import dev.backendlab.kafka.broker.Broker;
import dev.backendlab.kafka.broker.Rehearsal;
import dev.backendlab.kit.service.Folders;
import dev.backendlab.kit.service.JavaProcess;
import dev.backendlab.kit.service.Training;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How a broker's JVM is started: on its own class path, small, with warnings as its only log. */
final class BrokerProgram {

  private static final String CLASS_PATH = "class-path.txt";

  /** Each of a broker's seventy threads would have an arena of its own. */
  private static final List<String> ONE_ARENA = List.of("env", "MALLOC_ARENA_MAX=1");

  private static final List<String> OPTIONS =
      List.of(
          "-Xmx96m",
          "-Xss512k",
          "-XX:+ExitOnOutOfMemoryError",
          "-XX:TieredStopAtLevel=1",
          // the cache where it was recorded for, so that several brokers have its pages in common
          "-XX:+UnlockDiagnosticVMOptions",
          "-XX:ArchiveRelocationMode=0",
          "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
          "-Dorg.slf4j.simpleLogger.showDateTime=true",
          "-Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss.SSS",
          "-Dorg.slf4j.simpleLogger.showThreadName=false");

  private BrokerProgram() {}

  static List<String> command() {
    var command = new ArrayList<>(ONE_ARENA);
    command.addAll(java().command(OPTIONS));
    command.add(Broker.class.getName());
    command.add(Folders.lockOfRun().toString());
    return command;
  }

  /** Trains the cache of the brokers' JVMs where it has none that fits. */
  static void train() {
    var cache = Folders.cache();
    var folder = cache.resolve("kafka-rehearsal");
    Training.inBackground(
        java(), OPTIONS, List.of(Rehearsal.class.getName(), folder.toString()), cache);
  }

  private static JavaProcess java() {
    var classPath = classPath();
    var beside = classPath.getFirst().resolveSibling(".").normalize();
    return new JavaProcess(classPath, JavaProcess.cacheIn(beside));
  }

  private static List<Path> classPath() {
    var classPath = new ArrayList<Path>();
    try (var in = Broker.class.getResourceAsStream(CLASS_PATH)) {
      if (in == null) {
        throw new IllegalStateException("lab-kafka-broker was built without its class path.");
      }
      classPath.add(
          Path.of(Broker.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
      var libraries = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
      Stream.of(libraries.split(File.pathSeparator)).map(Path::of).forEach(classPath::add);
      return classPath;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
