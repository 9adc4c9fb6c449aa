package dev.backendlab.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Places that a rule lets pass. One that the rule needs no longer is a fault too, or the list would
 * hide the next one to break the rule.
 *
 * @param reasons in one line each, by place
 */
record Exceptions(Map<String, String> reasons) {

  static final Exceptions NONE = new Exceptions(Map.of());

  /**
   * Fails where a place offends without being an exception, or is one without offending.
   *
   * @param offences what is wrong, by place
   * @param instead what to write instead
   */
  void coverAll(Map<String, String> offences, String instead) {
    var uncovered = new TreeMap<>(offences);
    uncovered.keySet().removeAll(reasons.keySet());
    assertThat(
            uncovered.entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue())
                .collect(Collectors.joining("\n")))
        .as(instead)
        .isEmpty();
    assertThat(offences.keySet())
        .as("exceptions of a rule, each of which must still be one: take the others away")
        .containsAll(reasons.keySet());
  }
}
