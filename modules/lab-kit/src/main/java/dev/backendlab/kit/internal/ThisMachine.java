package dev.backendlab.kit.internal;

import dev.backendlab.kit.event.Event;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The facts about machine and libraries without which a figure says nothing. */
public final class ThisMachine {

  private static final Pattern DEPENDENCY =
      Pattern.compile("<dependency>.*?<artifactId>(.+?)</artifactId>", Pattern.DOTALL);

  /** What a question could use, were it to name it. */
  private static final Pattern MANAGED =
      Pattern.compile("<dependencyManagement>.*?</dependencyManagement>", Pattern.DOTALL);

  private ThisMachine() {}

  /** The machine, with the versions of the libraries that this module and its parent name. */
  static Event.Machine describe(Path module) throws IOException {
    return new Event.Machine(
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors(),
        memoryMegabytes(),
        System.getProperty("java.vendor") + " " + Runtime.version(),
        versions(pomsOf(module)));
  }

  private static String pomsOf(Path module) throws IOException {
    var text = Files.readString(module.resolve("pom.xml"));
    var parent = module.resolveSibling("lab-question").resolve("pom.xml");
    return Files.exists(parent)
        ? text + MANAGED.matcher(Files.readString(parent)).replaceAll("")
        : text;
  }

  /** Physical memory, in MiB; 0 where this JVM can't tell. */
  public static long memoryMegabytes() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean os
        ? os.getTotalMemorySize() >> 20
        : 0;
  }

  /**
   * Memory that programs could still have, in MiB. Only Linux tells it; elsewhere a quarter of all.
   *
   * @see <a href="https://docs.kernel.org/filesystems/proc.html#meminfo">MemAvailable</a>
   */
  public static long availableMegabytes() {
    try (var lines = Files.lines(Path.of("/proc/meminfo"))) {
      return lines
          .filter(line -> line.startsWith("MemAvailable:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
          .findFirst()
          .orElse(memoryMegabytes() / 4);
    } catch (IOException | UncheckedIOException otherSystem) {
      return memoryMegabytes() / 4;
    }
  }

  private static Map<String, String> versions(String poms) {
    var jars = System.getProperty("java.class.path").split(File.pathSeparator);
    var versions = new TreeMap<String, String>();
    DEPENDENCY
        .matcher(poms)
        .results()
        .map(found -> found.group(1))
        .forEach(artifact -> {
          var jar = Pattern.compile(Pattern.quote(artifact) + "-(\\d.*)\\.jar");
          for (var entry : jars) {
            var name = jar.matcher(Path.of(entry).getFileName().toString());
            if (name.matches()) {
              versions.put(artifact, name.group(1));
            }
          }
        });
    return versions;
  }
}
