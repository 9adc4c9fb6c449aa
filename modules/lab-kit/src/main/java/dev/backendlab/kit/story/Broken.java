package dev.backendlab.kit.story;

import java.util.List;
import java.util.Optional;

/** Which claim, if any, this JVM runs on its broken twin. */
public final class Broken {

  private static final String CLAIM = "lab.broken";
  private static final String PROFILES = "spring.profiles.active";

  private Broken() {}

  /** The claim whose twin is at work. */
  public static Optional<String> claim() {
    return Optional.ofNullable(System.getProperty(CLAIM));
  }

  /** Puts the twin of this claim to work in every Spring context that starts from now on. */
  public static void enter(String claim) {
    System.setProperty(CLAIM, claim);
    System.setProperty(PROFILES, "broken-" + claim);
  }

  /** The same for a JVM that is about to start: options for its command line. */
  public static List<String> options(String claim) {
    return List.of("-D%s=%s".formatted(CLAIM, claim), "-D%s=broken-%s".formatted(PROFILES, claim));
  }

  /** Back to the real mechanism. */
  public static void leave() {
    System.clearProperty(CLAIM);
    System.clearProperty(PROFILES);
  }
}
