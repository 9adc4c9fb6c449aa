package dev.backendlab.jwt;

import dev.backendlab.jwt.api.ApiApplication;
import dev.backendlab.jwt.api.Flaw;
import dev.backendlab.kit.App;
import dev.backendlab.kit.Bar;
import dev.backendlab.kit.Column;
import dev.backendlab.kit.Logged;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An attack on our service and on careless ones.
 *
 * @param status our answer
 * @param reason our log
 * @param visited how often our service went to Eve's servers
 * @param control our answer to the honest token
 * @param letIn the flaws with which a verifier lets Eve in
 * @param honest the flaws with which it lets the honest caller in
 */
record Trial(
    Attack attack,
    int status,
    String reason,
    long visited,
    int control,
    Set<Flaw> letIn,
    Set<Flaw> honest) {

  static final List<Column> COLUMNS =
      List.of(Column.of("attack"), Column.of("refused, because"), Column.of("let in by one that"));

  static List<Trial> all(Attacks attacks, App shop, Lair eve) throws Exception {
    try (var log = Logged.byPackageOf(ApiApplication.class)) {
      return attacks.all().stream().map(attack -> of(attack, shop, log, eve)).toList();
    }
  }

  private static Trial of(Attack attack, App shop, Logged log, Lair eve) {
    var client = Client.of(shop.url());
    long before = eve.visits();
    int status = client.get("/me", attack.token());
    return new Trial(
        attack,
        status,
        String.join("; ", log.take()).replace("Refused a token: ", ""),
        eve.visits() - before,
        client.get("/me", attack.control()),
        Flaw.lettingIn(attack.token(), shop),
        Flaw.lettingIn(attack.control(), shop));
  }

  List<String> row() {
    var flaws = letIn.stream().map(Flaw::toString).collect(Collectors.joining(", "));
    return List.of(attack.name(), reason, flaws);
  }

  static List<String> notRefused(List<Trial> trials) {
    return named(trials, trial -> trial.status != 401);
  }

  static List<String> silent(List<Trial> trials) {
    return named(trials, trial -> trial.reason.isEmpty());
  }

  static List<String> tooStrict(List<Trial> trials) {
    return named(trials, trial -> trial.control != 200);
  }

  static List<String> unexpected(List<Trial> trials) {
    return named(trials, trial -> !trial.letIn.equals(trial.attack.flaws()));
  }

  /** Attacks whose honest counterpart some careless verifier refuses, too. */
  static List<String> unusable(List<Trial> trials) {
    return named(trials, trial -> trial.honest.size() < Flaw.values().length);
  }

  private static List<String> named(List<Trial> trials, Predicate<Trial> which) {
    return trials.stream().filter(which).map(trial -> trial.attack.name()).toList();
  }

  static long visits(List<Trial> trials) {
    return trials.stream().mapToLong(Trial::visited).sum();
  }

  /** How many of these each flaw lets in. */
  static List<Bar> letIn(List<Trial> trials) {
    return Stream.of(Flaw.values())
        .map(flaw -> Bar.bar("" + flaw, named(trials, each -> each.letIn().contains(flaw)).size()))
        .toList();
  }
}
