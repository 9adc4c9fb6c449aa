package dev.backendlab.kit.service;

/** The script of the shell that stands between a JVM and a server. */
final class Watchdog {

  /**
   * Arguments: folder, ending signal, last command, the server's command line.
   *
   * <p>The server is the child of a subshell that does nothing but wait, so that its end is noticed
   * at once while the main shell waits for orders. What the subshell must not inherit is reset: the
   * signals that the watchdog ignores. {@code leave} says that the JVM lives and only this server
   * is to go; without it the last watchdog removes the whole run's folder.
   */
  static final String SCRIPT =
      """
      trap '' HUP INT QUIT TERM PIPE
      folder=$1 ending=$2 last=$3 server= frozen= left=
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
        leave) left=yes ;;
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
      if [ -z "$left" ]; then
        run=${folder%/*}
        set -- "$run"/*/pid
        [ -e "$1" ] || { rm -rf "$run" && rm -f "$run.lock"; }
      fi
      exit 0
      """;

  private Watchdog() {}
}
