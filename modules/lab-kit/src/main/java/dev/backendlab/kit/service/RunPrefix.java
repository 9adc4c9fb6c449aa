package dev.backendlab.kit.service;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What the names of everything begin with that this JVM makes on a server, so that a server that is
 * not ours can be left as it was.
 */
public final class RunPrefix {

  private static final String ID =
      HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());

  private RunPrefix() {}

  /** The same as the environment property {@code lab.prefix}, for example {@code lab:3f9a01c7:}. */
  public static String value() {
    return "lab:" + ID + ":";
  }

  /**
   * For names that know only letters and digits, for example {@code lab_3f9a01c7}; the same as the
   * environment property {@code lab.name}.
   */
  public static String name() {
    return "lab_" + ID;
  }
}
