package dev.backendlab.web.guard;

import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names under which this server answers.
 *
 * <p>A page of a foreign site whose name was made to point here still sends the foreign name ("DNS
 * rebinding"), so addresses are safe and names other than localhost are not.
 *
 * @param names without port, an IPv6 address in brackets
 */
record Hosts(Set<String> names) {

  private static final String SCHEME = "http://";

  /** Browsers leave it away. */
  private static final int USUAL_PORT = 80;

  static Hosts of(Entrance entrance) {
    var names = new HashSet<>(Set.of("127.0.0.1", "localhost", "[::1]"));
    if (entrance.address().isAnyLocalAddress()) {
      try {
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .forEach(each -> names.add(Entrance.host(each)));
      } catch (SocketException unknown) {
        // then it is reached from this machine only
      }
    } else {
      names.add(entrance.host());
    }
    return new Hosts(Set.copyOf(names));
  }

  /** Whether a Host header names this server on this port. */
  boolean allow(@Nullable String host, int port) {
    if (host == null) {
      return false;
    }
    var suffix = ":" + port;
    var whole = port == USUAL_PORT && !host.endsWith(suffix) ? host + suffix : host;
    return whole.endsWith(suffix)
        && names.contains(
            whole.substring(0, whole.length() - suffix.length()).toLowerCase(Locale.ROOT));
  }

  /** Whether an Origin header names a page of this server: its scheme, its host and its port. */
  boolean allowOrigin(String origin, int port) {
    return origin.startsWith(SCHEME) && allow(origin.substring(SCHEME.length()), port);
  }
}
