package dev.backendlab.cli.doctor;

import dev.backendlab.kit.face.Places;
import dev.backendlab.kit.service.InstalledBrowser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Looks at the machine. */
record Examination(Places places) {

  private static final Pattern MAVEN = Pattern.compile("Apache Maven (\\d+)\\.(\\d+)[\\w.-]*");
  private static final long ENOUGH_MIB = 1_500;

  List<Finding> machine() {
    var findings = new ArrayList<Finding>();
    findings.add(jdk());
    findings.add(maven());
    findings.add(cores());
    findings.add(memory());
    findings.add(folder("state", places.state(), "XDG_STATE_HOME", "the runs and their evidence"));
    findings.add(folder("cache", places.cache(), "XDG_CACHE_HOME", "unpacked servers and data"));
    findings.add(curl());
    findings.add(node());
    findings.add(browser());
    findings.addAll(new DockerExamination(places.root()).findings());
    return findings;
  }

  private static Finding jdk() {
    var version = Runtime.version();
    var found = "%s, %s".formatted(version, System.getProperty("java.home"));
    return version.feature() >= 25
        ? Finding.well("JDK", found)
        : Finding.well("JDK", found + "; 25 would start demos faster");
  }

  private static Finding maven() {
    var said = said("mvn", "-v");
    var remedy = "Install Maven 3.8 or newer and put mvn on the PATH.";
    if (said.isEmpty()) {
      return Finding.missing("Maven", "not found", remedy);
    }
    var version = MAVEN.matcher(said.get());
    if (!version.find()) {
      return Finding.missing("Maven", "mvn -v says something unknown", remedy);
    }
    int major = Integer.parseInt(version.group(1));
    int minor = Integer.parseInt(version.group(2));
    return major > 3 || (major == 3 && minor >= 8)
        ? Finding.well("Maven", version.group().substring("Apache Maven ".length()))
        : Finding.missing("Maven", version.group(), remedy);
  }

  private static Finding cores() {
    int cores = Runtime.getRuntime().availableProcessors();
    return cores > 1
        ? Finding.well("cores", String.valueOf(cores))
        : Finding.well("cores", "1; demos that race threads take longer");
  }

  private static Finding memory() {
    var bean = ManagementFactory.getOperatingSystemMXBean();
    if (!(bean instanceof com.sun.management.OperatingSystemMXBean system)) {
      return Finding.optional("memory", "unknown");
    }
    long mebibytes = system.getTotalMemorySize() >> 20;
    var found = mebibytes < 4_096 ? mebibytes + " MiB" : (mebibytes >> 10) + " GiB";
    return mebibytes >= ENOUGH_MIB
        ? Finding.well("memory", found)
        : Finding.missing("memory", found, "A run takes up to 1 GiB: close other programs.");
  }

  private static Finding folder(String what, Path folder, String variable, String holds) {
    try {
      Files.createDirectories(folder);
    } catch (IOException notWritable) {
      return notWritable(what, folder, variable);
    }
    if (!Files.isWritable(folder)) {
      return notWritable(what, folder, variable);
    }
    return Finding.well(what, "%s, %s: %s".formatted(folder, size(folder), holds));
  }

  private static Finding notWritable(String what, Path folder, String variable) {
    return Finding.missing(
        what, folder + " can't be written", "Set %s to a folder that can.".formatted(variable));
  }

  private static String size(Path folder) {
    try (var files = Files.walk(folder)) {
      long bytes =
          files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
      return "%d MiB".formatted(Math.round(bytes / 1048576.0));
    } catch (IOException | UncheckedIOException unreadable) {
      return "of unknown size";
    }
  }

  private static Finding curl() {
    return said("curl", "--version")
        .map(said -> Finding.well("curl", said.split(" ")[1]))
        .orElse(Finding.optional("curl", "not found; only the requests of 'lab start' use it"));
  }

  private static Finding node() {
    return said("node", "--version")
        .map(said -> Finding.well("Node", said.strip().replaceFirst("^v", "")))
        .orElse(Finding.optional("Node", "not found; only 'express' of q04 runs on it"));
  }

  private static Finding browser() {
    return InstalledBrowser.find()
        .map(program -> Finding.well("browser", program.toString()))
        .orElse(
            Finding.optional(
                "browser",
                "no Chromium, Chrome or Edge; HtmlUnit plays it in q13 and q14, which then skip"
                    + " what it lets through"));
  }

  /** What a command says, or empty where it is not there or fails. */
  private static Optional<String> said(String... command) {
    try {
      var process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      process.getOutputStream().close();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0
          ? Optional.of(said)
          : Optional.empty();
    } catch (IOException notThere) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
