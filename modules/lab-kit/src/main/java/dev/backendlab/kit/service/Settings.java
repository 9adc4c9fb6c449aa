package dev.backendlab.kit.service;

import java.util.LinkedHashMap;
import java.util.Map;

/** The settings of a second application; a later one replaces an earlier one of its key. */
public final class Settings {

  /** Several servers each exclude what they replace, so here the later is added to the earlier. */
  private static final String EXCLUDE = "spring.autoconfigure.exclude";

  private final Map<String, String> all = new LinkedHashMap<>();

  /** None yet. */
  public Settings() {}

  /** One more. */
  public void add(String key, Object value) {
    if (key.contains("=")) {
      throw new IllegalArgumentException(
          "'%s' is no key: call with(…) once for each of two settings".formatted(key));
    }
    var before = all.get(key);
    all.put(key, key.equals(EXCLUDE) && before != null ? before + "," + value : value.toString());
  }

  /**
   * More of them.
   *
   * @param settings as {@code key=value}
   */
  public void add(String... settings) {
    for (var setting : settings) {
      var parts = setting.split("=", 2);
      if (parts.length < 2) {
        throw new IllegalArgumentException(
            "'%s' is no setting: write key=value".formatted(setting));
      }
      add(parts[0], parts[1]);
    }
  }

  /** Those with which an application uses this server. */
  public void add(Backing backing) {
    backing.settings().forEach(this::add);
  }

  /** All, in the order in which their keys came. */
  public Map<String, String> all() {
    return new LinkedHashMap<>(all);
  }
}
