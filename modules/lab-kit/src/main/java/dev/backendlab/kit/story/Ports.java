package dev.backendlab.kit.story;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which application of this JVM listens on which port, by the names of the story. */
public final class Ports {

  private static final Ports LIVE = new Ports();
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost");

  private final Map<Integer, String> names = new ConcurrentHashMap<>();

  Ports() {}

  /** The ports of this JVM. */
  public static Ports live() {
    return LIVE;
  }

  /** From now on this one listens there. */
  public void taken(int port, String name) {
    names.put(port, name);
  }

  /** Nobody listens there any more. */
  public void freed(int port) {
    names.remove(port);
  }

  /** The application that answers there; empty where it is somebody else. */
  public Optional<String> nameAt(URI address) {
    return THIS_MACHINE.contains(String.valueOf(address.getHost()))
        ? Optional.ofNullable(names.get(address.getPort()))
        : Optional.empty();
  }
}
