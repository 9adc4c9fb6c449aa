package dev.backendlab.web.guard;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.tomcat.util.net.IPv6Utils;

/**
 * Where the server listens. The server binds it, the guard answers to it and the user is told it:
 * were each to read it anew, one of them might read another.
 *
 * @param port 0 for any that is free
 */
public record Entrance(InetAddress address, int port) {

  /** Java takes a bare number for an address, which nobody means. */
  private static final Pattern NUMBERS = Pattern.compile("[\\d.]*");

  private static final Pattern FOUR_NUMBERS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

  /** Where only this machine comes, whatever it calls itself. */
  public static final InetAddress LOCAL = addressOf("127.0.0.1").orElseThrow();

  /** The address that a word of the user means; empty where this machine has no such address. */
  public static Optional<InetAddress> addressOf(String word) {
    if (word.isBlank()
        || (NUMBERS.matcher(word).matches() && !FOUR_NUMBERS.matcher(word).matches())) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(word)).filter(Entrance::isOfThisMachine);
    } catch (IOException unknown) {
      return Optional.empty();
    }
  }

  private static boolean isOfThisMachine(InetAddress address) {
    try {
      return address.isAnyLocalAddress()
          || (address.isLoopbackAddress() && address instanceof Inet4Address)
          || NetworkInterface.getByInetAddress(address) != null;
    } catch (IOException unknown) {
      return false;
    }
  }

  /** Whether only this machine reaches it. */
  public boolean isLocal() {
    return address.isLoopbackAddress();
  }

  /** In the form that a browser makes of it: an IPv6 address in brackets, short. */
  public String host() {
    return host(address);
  }

  static String host(InetAddress address) {
    var text = address.getHostAddress().replaceAll("%.*", "");
    return text.contains(":") ? "[" + IPv6Utils.canonize(text) + "]" : text;
  }

  /** The page to open in a browser on this machine when this port was bound. */
  public String url(int bound) {
    var name =
        !address.isAnyLocalAddress()
            ? host()
            : address instanceof Inet4Address ? "127.0.0.1" : "[::1]";
    return "http://%s:%d/".formatted(name, bound);
  }
}
