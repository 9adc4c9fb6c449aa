package dev.backendlab.web.guard;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
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

  static Hosts listeningOn(String address) {
    var names = new HashSet<>(Set.of("127.0.0.1", "localhost", "[::1]"));
    try {
      var bound = InetAddress.getByName(address);
      if (bound.isAnyLocalAddress()) {
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .forEach(each -> names.add(name(each)));
      } else {
        names.add(name(bound));
      }
    } catch (UnknownHostException | SocketException unknown) {
      // then nothing was bound to it either
    }
    return new Hosts(Set.copyOf(names));
  }

  private static String name(InetAddress address) {
    var text = address.getHostAddress().replaceAll("%.*", "");
    return text.contains(":") ? "[" + text + "]" : text;
  }

  /** Whether a Host header names this server on this port. */
  boolean allow(@Nullable String host, int port) {
    if (host == null) {
      return false;
    }
    var suffix = ":" + port;
    return host.endsWith(suffix)
        && names.contains(
            host.substring(0, host.length() - suffix.length()).toLowerCase(Locale.ROOT));
  }
}
