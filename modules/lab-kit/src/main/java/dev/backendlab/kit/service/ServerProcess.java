package dev.backendlab.kit.service;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A server that runs as our child, in a folder of its own, and can't outlive this JVM.
 *
 * <p>Between the JVM and the server stands a watchdog, a shell that reads our orders from a pipe.
 * The kernel closes that pipe however the JVM ends, kill -9 included; the watchdog then ends the
 * server and removes its folder. It lives in a session of its own, so that neither Ctrl-C nor a
 * signal to our process group reaches it or the server.
 *
 * <p>The folder outlives stop and restart, and ends with {@link #close()}.
 */
public final class ServerProcess implements OwnServer {

  private static final Living living = new Living();

  static final String PID = "pid";
  private static final String LOG = "log";

  private final Path folder;
  private final Process watchdog;
  private final BufferedWriter orders;
  private final BufferedReader answers;
  private long pid;
  private boolean alive;
  private boolean paused;
  private boolean wanted;

  private ServerProcess(Path folder, Process watchdog) {
    this.folder = folder;
    this.watchdog = watchdog;
    this.orders = watchdog.outputWriter(StandardCharsets.UTF_8);
    this.answers = watchdog.inputReader(StandardCharsets.UTF_8);
  }

  /**
   * Prepares a server and its watchdog; {@link #start()} starts it.
   *
   * @param folder the server's own, removed at the end
   * @param ending the signal that ends the server at once when the JVM has gone, for example KILL
   * @param last a shell command for what ending the server by kill -9 would leave behind, run in
   *     the folder just before it is removed
   */
  public static ServerProcess in(Path folder, String ending, String last, List<String> command) {
    var arguments = new ArrayList<>(List.of(folder.toString(), ending, last));
    arguments.addAll(command);
    try {
      var watchdog = Watchdog.start(Watchdog.OF_SERVER, folder, arguments);
      return living.add(new ServerProcess(folder, watchdog));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void start() {
    if (isAlive()) {
      throw new IllegalStateException("The server is running.");
    }
    alive = true; // before the order: the server may have ended when its answer comes
    paused = false;
    wanted = true;
    pid = Long.parseLong(order("start", "started"));
  }

  /** The process id of the server, not of its watchdog. */
  public synchronized long pid() {
    return pid;
  }

  @Override
  public synchronized boolean isAlive() {
    try {
      while (alive && answers.ready()) {
        hear(answers.readLine());
      }
    } catch (IOException e) {
      alive = false;
    }
    return alive;
  }

  @Override
  public synchronized Optional<String> death() {
    return wanted && !isAlive()
        ? Optional.of("its process %d ended; its last words: %s".formatted(pid, lastWords(2)))
        : Optional.empty();
  }

  /** Sends the server a signal, for example INT. */
  public synchronized void signal(String name) {
    if (isAlive()) {
      wanted = false;
      order("signal " + name + " " + pid, "done");
    }
  }

  @Override
  public synchronized void end(String signal) {
    resume();
    signal(signal);
    awaitEnd();
  }

  private void awaitEnd() {
    try {
      while (alive) {
        hear(answers.readLine());
      }
    } catch (IOException e) {
      alive = false;
    }
  }

  @Override
  public synchronized void kill() {
    if (isAlive()) {
      wanted = false;
      var processes = freeze(); // so that none of them notices the end of another one
      order("signal KILL " + ids(processes), "done");
      awaitEnd();
      processes.forEach(Patience::untilEnded);
    }
  }

  @Override
  public synchronized void pause() {
    if (isAlive()) {
      freeze();
    }
  }

  @Override
  public synchronized void resume() {
    if (paused && isAlive()) {
      order("thaw", "done");
      paused = false;
    }
  }

  /** The server's folder; it is the server's working directory too. */
  public Path folder() {
    return folder;
  }

  @Override
  public String log() {
    try {
      var bytes = Files.readAllBytes(folder.resolve(LOG)); // not all of it need be text
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  /** Ends the server at once and removes its folder. */
  @Override
  public void close() {
    Casualties.leave(this);
    dismiss();
    awaitDismissal();
    living.remove(this);
  }

  /** The end of the pipe is the watchdog's sign to end the server. */
  synchronized void dismiss() {
    wanted = false;
    try {
      orders.close();
    } catch (IOException e) {
      // The watchdog has gone, which will be seen.
    }
  }

  synchronized void awaitDismissal() {
    try {
      if (!watchdog.waitFor(10, TimeUnit.SECONDS)) {
        watchdog.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      watchdog.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    withoutWatchdog();
    alive = false;
  }

  /** Somebody has killed the watchdog: then it is up to us. */
  private void withoutWatchdog() {
    if (!watchdog.isAlive() && watchdog.exitValue() == 0) {
      return;
    }
    if (isAlive()) {
      var processes = processes();
      processes.forEach(ProcessHandle::destroyForcibly);
      processes.forEach(Patience::untilEnded);
    }
    Patience.until(() -> Trees.deleted(folder), Duration.ofSeconds(2));
  }

  /** Until no process has come since the last look: one may have been under way. */
  private List<ProcessHandle> freeze() {
    for (var known = List.<ProcessHandle>of(); ; ) {
      var all = processes();
      if (all.equals(known)) {
        return all;
      }
      order("freeze " + ids(all), "done");
      known = all;
      paused = true;
    }
  }

  private List<ProcessHandle> processes() {
    var server = ProcessHandle.of(pid);
    return Stream.concat(server.stream(), server.stream().flatMap(ProcessHandle::descendants))
        .toList();
  }

  private static String ids(List<ProcessHandle> processes) {
    return processes.stream().map(each -> "" + each.pid()).collect(Collectors.joining(" "));
  }

  /** Gives an order and returns what follows the expected word in the answer. */
  private String order(String order, String expected) {
    try {
      orders.write(order + "\n");
      orders.flush();
      for (var answer = answers.readLine(); answer != null; answer = answers.readLine()) {
        if (answer.startsWith(expected)) {
          return answer.substring(expected.length()).trim();
        }
        hear(answer);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The server's watchdog has gone.", e);
    }
    throw new IllegalStateException("The server's watchdog has gone.");
  }

  private void hear(@Nullable String answer) {
    if (answer == null || answer.startsWith("ended")) {
      alive = false;
    }
  }
}
