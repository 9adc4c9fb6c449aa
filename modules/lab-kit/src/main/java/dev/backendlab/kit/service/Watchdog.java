package dev.backendlab.kit.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Shells that outlive this JVM by a moment, however it ends, and tidy up after it: the kernel then
 * closes the pipe that they read. Each has a session of its own where the system can make one, so
 * that no signal to our process group reaches it.
 */
final class Watchdog {

  private static final boolean OWN_SESSION = Files.isExecutable(Path.of("/usr/bin/setsid"));

  /**
   * Stands between the JVM and a server. Arguments: folder, ending signal, last command, the
   * server's command line.
   *
   * <p>The server is the child of a subshell that does nothing but wait, so that its end is noticed
   * at once while the main shell waits for orders. What the subshell must not inherit is reset: the
   * signals that the watchdog ignores.
   */
  static final String OF_SERVER =
      """
      trap '' HUP INT QUIT TERM PIPE
      folder=$1 ending=$2 last=$3 server= frozen=
      shift 3
      : >"$folder/pid"
      running() { [ -n "$server" ] && [ ! -e "$folder/ended" ]; }
      while read -r order rest; do
        case $order in
        start)
          [ -e "$folder/ended" ] && rm -f "$folder/ended"
          : >"$folder/pid"
          (
            trap - HUP INT QUIT TERM PIPE
            "$@" </dev/null >>"$folder/log" 2>&1 &
            echo $! >"$folder/pid"
            wait $!
            status=$?
            : >"$folder/ended"
            echo "ended $status"
          ) &
          server=
          until [ -n "$server" ]; do read -r server <"$folder/pid"; done
          echo "started $server" ;;
        signal) kill -s $rest; echo done ;;
        freeze) kill -s STOP $rest; frozen=$rest; echo done ;;
        thaw) kill -s CONT $frozen; frozen=; echo done ;;
        esac
      done
      exec >/dev/null
      tries=0
      if running; then
        kill -s "$ending" "$server"
        kill -s CONT "$server" $frozen
        while running && kill -s 0 "$server" && [ $tries -lt 100 ]; do
          sleep 0.02 || sleep 1
          tries=$((tries + 1))
        done
        running && kill -s KILL "$server" $frozen
      fi
      wait
      cd "$folder" && eval "$last"
      cd /
      rm -rf "$folder"
      exit 0
      """;

  /**
   * Removes the folder of the whole run, once no watchdog has a server in it any more; a watchdog
   * needs ten seconds at most. Argument: the folder.
   */
  static final String OF_FOLDER =
      """
      trap '' HUP INT QUIT TERM PIPE
      run=$1 tries=0
      read -r order
      set -- "$run"/*/pid
      while [ -e "$1" ] && [ $tries -lt 600 ]; do
        sleep 0.02 || sleep 1
        tries=$((tries + 1))
        set -- "$run"/*/pid
      done
      rm -rf "$run"
      rm -f "$run.lock"
      """;

  private Watchdog() {}

  /** Starts one; it knows that we are gone when its standard input ends. */
  static Process start(String script, Path workingFolder, List<String> arguments)
      throws IOException {
    var line = new ArrayList<String>();
    if (OWN_SESSION) {
      line.add("/usr/bin/setsid");
    }
    line.addAll(List.of("/bin/sh", "-c", script, "watchdog"));
    line.addAll(arguments);
    return new ProcessBuilder(line)
        .directory(workingFolder.toFile())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
