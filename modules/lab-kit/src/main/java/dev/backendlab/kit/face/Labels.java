package dev.backendlab.kit.face;

import java.util.regex.Pattern;

/** What the label of an arrow says of the calls that it stands for. */
final class Labels {

  private static final Pattern REQUEST =
      Pattern.compile("(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) (/[^\\s,?]*)(?:[\\s,?].*)?");
  private static final Pattern COMMAND = Pattern.compile("([A-Z]{2,})(?:[\\s,].*)?");
  private static final Pattern STATUS = Pattern.compile("([1-5]\\d\\d)(?:[\\s,].*)?");

  /** It says nothing that a call could contradict. */
  static final int ANY = 0;

  /** It speaks of other calls. */
  static final int NO = -1;

  private Labels() {}

  /** Whether a label speaks of this call: {@link #NO}, {@link #ANY}, or more: it names it. */
  static int fit(String label, Call call) {
    var request = REQUEST.matcher(label);
    if (request.matches()) {
      boolean fits =
          call.isHttp()
              && call.action().equals(request.group(1))
              && isOneOf(call.path(), request.group(2));
      return fits ? 1 : NO;
    }
    var command = COMMAND.matcher(label);
    if (!call.isHttp() && !call.action().isEmpty() && command.matches()) {
      return command.group(1).equals(call.action()) ? 1 : NO;
    }
    return ANY;
  }

  /** The same for the label of an answer: one that begins with a status is about that status. */
  static int fitOfAnswer(String label, Call call) {
    var status = STATUS.matcher(label);
    if (status.matches()) {
      return Integer.parseInt(status.group(1)) == call.status() ? 1 : NO;
    }
    return call.status() == 0 ? NO : ANY;
  }

  /** Whether this is an answer in a picture whose dashed arrows are no answers by themselves. */
  static boolean isStatus(String label) {
    return STATUS.matcher(label).matches();
  }

  /** Part by part; a part with a digit names one of many things, and fits any other. */
  private static boolean isOneOf(String path, String example) {
    var parts = path.split("/");
    var wanted = example.split("/");
    for (int i = 0; i < wanted.length; i++) {
      if (i < parts.length && parts[i].equals("…")) {
        return true;
      }
      if (i >= parts.length || !(parts[i].equals(wanted[i]) || areNumbered(parts[i], wanted[i]))) {
        return false;
      }
    }
    return parts.length == wanted.length;
  }

  private static boolean areNumbered(String one, String other) {
    return one.matches(".*\\d.*") && other.matches(".*\\d.*");
  }
}
