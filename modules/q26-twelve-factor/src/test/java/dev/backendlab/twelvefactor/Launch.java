package dev.backendlab.twelvefactor;

import dev.backendlab.kit.service.Folders;
import dev.backendlab.kit.service.JavaProcess;
import dev.backendlab.kit.service.ServerProcess;
import dev.backendlab.kit.story.Broken;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Starts the shop in a JVM of its own, with the class path of the lab, for which there may be a
 * cache of loaded classes. Its environment has the given variables and no others.
 */
final class Launch {

  private Launch() {}

  /**
   * Starts it, and returns before it is ready.
   *
   * @param words options of the JVM ({@code -D…}) and arguments of the shop ({@code --…})
   */
  static ServerProcess of(Map<String, String> variables, List<String> words) {
    try {
      var folder = Files.createTempDirectory(Folders.run(), "shop-");
      Files.writeString(folder.resolve("start"), script(variables, command(folder, words)));
      var shell = List.of("/usr/bin/env", "-i", "/bin/sh", "start");
      var process = ServerProcess.in(folder, "KILL", ":", shell);
      process.start();
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In a file: others can read a command line, and an address holds a password. */
  private static String script(Map<String, String> variables, List<String> command) {
    var script = new StringBuilder();
    new TreeMap<>(variables)
        .forEach((name, value) -> script.append("export " + name + "=" + quoted(value) + "\n"));
    script.append("exec");
    command.forEach(word -> script.append(' ').append(quoted(word)));
    return script.append(" 2>errors\n").toString();
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  private static List<String> command(Path folder, List<String> words) {
    var options = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1", "-Xmx128m", "-Xss512k"));
    options.add("-Djava.io.tmpdir=" + folder);
    Broken.claim().ifPresent(claim -> options.addAll(Broken.options(claim)));
    words.stream().filter(word -> word.startsWith("-D")).forEach(options::add);
    var classPath =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(entry -> Path.of(entry).toAbsolutePath())
            .toList();
    var cache = JavaProcess.cacheIn(Path.of("target").toAbsolutePath());
    var command = new ArrayList<>(new JavaProcess(classPath, cache).command(options));
    command.add(ShopApplication.class.getName());
    words.stream().filter(word -> word.startsWith("--")).forEach(command::add);
    return command;
  }

  /** The code of the build: in a broken twin's run, with what its author has put into it. */
  static List<Path> code() {
    return Broken.claim().isEmpty()
        ? List.of(Build.code())
        : List.of(Build.code(), Build.codeOf(BrokenTwins.class));
  }
}
