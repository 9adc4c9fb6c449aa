package dev.backendlab.cli.doctor;

/**
 * What the doctor found out about one thing.
 *
 * @param remedy what to do, empty where nothing is to be done
 */
record Finding(String what, Health health, String found, String remedy) {

  /** How much it matters. */
  enum Health {
    WELL,
    /** Not there or not needed; the lab works without. */
    OPTIONAL,
    MISSING
  }

  static Finding well(String what, String found) {
    return new Finding(what, Health.WELL, found, "");
  }

  static Finding optional(String what, String found) {
    return new Finding(what, Health.OPTIONAL, found, "");
  }

  static Finding missing(String what, String found, String remedy) {
    return new Finding(what, Health.MISSING, found, remedy);
  }
}
