package dev.backendlab.web.run;

/** Where runs are found. */
final class Addresses {

  private Addresses() {}

  static String run(String question, String id) {
    return "/%s/runs/%s".formatted(question, id);
  }
}
