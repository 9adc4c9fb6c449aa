package dev.backendlab.cli.skeleton;

import dev.backendlab.cli.session.Mistake;
import dev.backendlab.cli.template.Template;
import dev.backendlab.kit.question.Nearest;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A backing service of the lab. The module {@code lab-redis} starts it; the template {@code
 * redis.xml} has the libraries by which an application speaks to it.
 */
enum LabService {
  POSTGRESQL("PostgreSQL"),
  REDIS("Redis"),
  KAFKA("Kafka"),
  MEMCACHED("Memcached");

  private final String product;

  LabService(String product) {
    this.product = product;
  }

  /** The one that a word of the command line means. */
  static LabService named(String word) {
    return Stream.of(values())
        .filter(service -> service.word().equals(word))
        .findFirst()
        .orElseThrow(() -> unknown(word));
  }

  private static Mistake unknown(String word) {
    var words = Stream.of(values()).map(LabService::word).toList();
    var near = Nearest.to(word, words).map(each -> "did you mean " + each + "?");
    return new Mistake(
        "The lab has the services %s, not '%s': %s"
            .formatted(String.join(", ", words), word, near.orElse("name one of these.")));
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** For templates. */
  Map<String, String> words() {
    var libraries = Template.beside(LabService.class, word() + ".xml").text().stripTrailing();
    return Map.of("service", word(), "Product", product, "libraries", libraries);
  }

  /** The words that completion offers. */
  static final class Words implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
      return Stream.of(values()).map(LabService::word).iterator();
    }
  }
}
