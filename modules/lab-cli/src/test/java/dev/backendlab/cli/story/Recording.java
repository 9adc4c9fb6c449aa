package dev.backendlab.cli.story;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.event.EventLine;
import dev.backendlab.kit.event.Evidence;
import dev.backendlab.kit.event.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes the recorded stories in src/test/resources/stories, with the events' own JSON form. */
final class Recording {

  private static final String TOKEN =
      "eyJhbGciOiJSUzI1NiIsImtpZCI6ImsxIn0.eyJzdWIiOiJhZGEiLCJyb2xlcyI6WyJhZG1pbiJdfQ"
          + ".Zm9yZ2VkLXNpZ25hdHVyZS1ieXRlcw";
  private static final String METHOD = "dev.backendlab.jwt.JwtDemo#aForgedTokenIsRefused";
  private static final String SENTENCE =
      "A token that anyone changed, stripped or signed anew is refused, and never with a 500.";
  private static final String TWIN =
      "The verifier only decodes the payload and never looks at the signature.";

  private final List<String> lines = new ArrayList<>();
  private String claim = "";
  private long at;

  /**
   * Writes them again.
   *
   * @param args none
   */
  public static void main(String[] args) throws IOException {
    var folder = Path.of("src/test/resources/stories");
    Files.createDirectories(folder);
    Files.write(folder.resolve("proven.jsonl"), proven());
    Files.write(folder.resolve("refuted.jsonl"), refuted());
    Files.write(folder.resolve("twin.jsonl"), twin());
    Files.write(folder.resolve("broken.jsonl"), broken());
    Files.write(folder.resolve("pictures.jsonl"), pictures());
  }

  private static List<String> proven() {
    var story = new Recording();
    story.started("q12", List.of("signature", "stateless"), null);
    story.tell(new Event.ServiceReady("Redis", "7.0.15", "embedded", "127.0.0.1:43121", 34));
    story.claim("signature", SENTENCE, null);
    story.tell(new Event.Said("Ada signs in; anyone may read her token, nobody may change it."));
    story.tell(exchange("/me", 200, "{\"sub\":\"ada\",\"roles\":[\"admin\"]}"));
    story.tell(
        new Event.Checked("her own token", "200", "200", true, true, null, Evidence.COUNTED, null));
    story.tell(exchange("/me", 401, ""));
    story.tell(
        new Event.Checked(
            "the same token, one character of the payload changed",
            "401",
            "401",
            true,
            false,
            "the signature covers every byte of header and payload",
            Evidence.COUNTED,
            null));
    story.tell(
        new Event.Checked(
            "her own token, once more", "200", "200", true, true, null, Evidence.COUNTED, null));
    story.tell(
        new Event.Checked(
            "alg: none, in five spellings", "5", "5", true, false, null, Evidence.COUNTED, null));
    story.tell(
        new Event.Checked(
            "bytes of the token",
            "at most 1,000",
            "412",
            true,
            false,
            null,
            Evidence.COUNTED,
            null));
    story.ended(Outcome.PROVEN, "", 412);
    story.claim("stateless", "The service verifies a token while its issuer is down.", null);
    story.tell(new Event.Progressed("verifying", 10, 200));
    story.tell(new Event.Progressed("verifying", 200, 200));
    story.tell(
        new Event.Compared(
            "calls to the issuer",
            new Event.Side("opaque token", 200, null),
            new Event.Side("JWT", 0, null),
            "calls",
            "at least 10 times lower",
            Double.POSITIVE_INFINITY,
            true,
            "the public key is all that verification needs",
            Evidence.COUNTED));
    story.ended(Outcome.SKIPPED, "needs a second process: run it on a machine with one more", 20);
    story.over(Outcome.PROVEN, 1, 0, 1, 0, "");
    return story.lines;
  }

  private static List<String> refuted() {
    var story = new Recording();
    story.started("q10", List.of("db-load"), null);
    story.claim("db-load", "With the cache, nearly all reads never reach the database.", null);
    story.tell(
        new Event.Compared(
            "statements that reached PostgreSQL",
            new Event.Side("no cache", 10_000, null),
            new Event.Side("cache-aside", 4_821, null),
            "statements",
            "at least 5 times lower",
            2.074,
            false,
            "a hit is answered from memory",
            Evidence.COUNTED));
    story.tell(
        new Event.Checked(
            "products that differ",
            "0",
            "3",
            false,
            true,
            "both read one table",
            Evidence.COUNTED,
            null));
    story.ended(Outcome.REFUTED, "statements that reached PostgreSQL: expected …", 2_300);
    story.over(Outcome.REFUTED, 0, 1, 0, 0, "");
    return story.lines;
  }

  private static List<String> twin() {
    var story = new Recording();
    story.started("q12", List.of("signature"), "signature");
    story.claim("signature", SENTENCE, TWIN);
    story.tell(
        new Event.Checked("her own token", "200", "200", true, true, null, Evidence.COUNTED, null));
    story.tell(exchange("/me", 200, "{\"sub\":\"mallory\"}"));
    story.tell(
        new Event.Checked(
            "the same token, one character of the payload changed",
            "401",
            "200",
            false,
            false,
            "the signature covers every byte of header and payload",
            Evidence.COUNTED,
            null));
    story.ended(Outcome.REFUTED, "the same token …: expected 401, got 200", 212);
    story.over(Outcome.REFUTED, 0, 1, 0, 0, "");
    return story.lines;
  }

  private static List<String> broken() {
    var story = new Recording();
    story.started("q10", List.of("in-memory", "outage", "sessions"), null);
    story.claim("in-memory", "A read from memory is faster than a read from disk.", null);
    story.ended(Outcome.BROKEN, "Redis at redis://:***@10.0.0.7:6379 did not answer.", 5_000);
    story.over(Outcome.BROKEN, 0, 0, 0, 1, "Redis at redis://:***@10.0.0.7:6379 did not answer.");
    return story.lines;
  }

  private static List<String> pictures() {
    var story = new Recording();
    story.started("q10", List.of("charts"), null);
    story.claim("charts", "Every picture that a story can hold.", null);
    story.tell(
        new Event.Queried(
            "select p.id, p.name, avg(r.stars) from product p join review r on r.product = p.id"
                + " where p.id = ? group by p.id",
            List.of(
                "GroupAggregate  (actual time=4.1..4.2 rows=1)",
                "  ->  Nested Loop  (actual time=0.1..3.9 rows=212)",
                "        ->  Seq Scan on review r  (actual time=0.0..3.1 rows=212)")));
    story.tell(
        new Event.Tabled(
            "Attacks",
            List.of("attack", "status", "reason in the log"),
            List.of(
                List.of("changed payload", "401", "the signature does not match"),
                List.of("alg: none", "401", "unsigned tokens are not supported by this service"),
                List.of("signed by another key", "401", "the key id is unknown")),
            Arrays.asList(null, Evidence.COUNTED, null)));
    story.tell(
        new Event.Tabled(
            "What it costs to be rid of a token",
            List.of("remedy", "old token works for", "Redis commands", "added to p50"),
            List.of(
                List.of("none", "300,000 ms", "0", "+0.00 ms"),
                List.of("deny-list", "0 ms", "1", "+0.21 ms")),
            Arrays.asList(null, Evidence.BY_CONSTRUCTION, Evidence.COUNTED, Evidence.MEASURED)));
    story.tell(
        new Event.Compared(
            "p50 of a checkout",
            new Event.Side("session token", 3.4, new Event.Spread(200, 3.1, 3.6, true)),
            new Event.Side("JWT", 3.1, new Event.Spread(200, 2.9, 3.2, false)),
            "ms",
            "",
            1.097,
            true,
            null,
            Evidence.MEASURED));
    story.tell(
        new Event.Checked(
            "p50 of a script, in plain round trips",
            "at most 2",
            "1.31",
            true,
            false,
            "all its work is less than a second round trip",
            Evidence.MEASURED,
            new Event.Spread(3_000, 1.27, 1.36, true)));
    story.tell(
        new Event.BarsCharted(
            "Verifications",
            "per second",
            true,
            List.of(
                new Event.Bar("HS256", 412_000, new Event.Spread(5, 405_000, 431_000, true)),
                new Event.Bar("RS256", 31_500, new Event.Spread(5, 31_000, 31_900, true)),
                new Event.Bar("ES256", 4_210, new Event.Spread(5, 4_100, 4_300, true)),
                new Event.Bar("EdDSA", 3_120, new Event.Spread(5, 2_900, 3_400, false))),
            Evidence.MEASURED));
    var x = IntStream.range(0, 40).mapToObj(i -> (double) i * 250).toList();
    story.tell(
        new Event.LinesCharted(
            "Hit ratio over time",
            new Event.Axis("requests", false),
            new Event.Axis("hits, in %", false),
            List.of(
                Event.Series.counted(
                    "LFU", x, x.stream().map(i -> 96 - 90 / (1 + i / 900)).toList()),
                Event.Series.counted(
                    "LRU", x, x.stream().map(i -> 80 - 78 / (1 + i / 1500)).toList()),
                Event.Series.byConstruction(
                    "the best possible", x, x.stream().map(i -> 97.0).toList()))));
    var latencies = new java.util.LinkedHashMap<String, Double>();
    latencies.put("p50", 3.12);
    latencies.put("p90", 5.9);
    latencies.put("p99", 12.4);
    latencies.put("max", 240.0);
    story.tell(
        new Event.Timed(
            "GET /products/{id}",
            5_000,
            3,
            1_234.5,
            latencies,
            "closed loop, 8 clients",
            Map.of("p50", new Event.Spread(4_997, 3.05, 3.2, true))));
    story.ended(Outcome.PROVEN, "", 9_999);
    story.over(Outcome.PROVEN, 1, 0, 0, 0, "");
    return story.lines;
  }

  private static Event.Exchanged exchange(String path, int status, String body) {
    return new Event.Exchanged(
        "GET",
        "http://127.0.0.1:43007" + path,
        Map.of("Authorization", "Bearer " + TOKEN),
        "",
        status,
        status == 401 ? Map.of("WWW-Authenticate", "Bearer error=\"invalid_token\"") : Map.of(),
        body,
        3_140,
        "ada",
        "shop");
  }

  private void started(String question, List<String> claims, @Nullable String broken) {
    tell(
        new Event.RunStarted(
            question + "-20260101-120000-0001",
            question,
            claims,
            broken,
            "2026-01-01T12:00:00Z",
            new Event.Machine("Linux 6.1", "amd64", 2, 24_000, "Java 25.0.3", Map.of())));
  }

  private void claim(String id, String sentence, @Nullable String twin) {
    claim = id;
    tell(new Event.ClaimStarted(id, sentence, METHOD, List.of(), twin));
  }

  private void ended(Outcome outcome, String reason, long millis) {
    tell(new Event.ClaimEnded(claim, outcome, reason, millis));
    claim = "";
  }

  private void over(
      Outcome outcome, int proven, int refuted, int skipped, int broken, String reason) {
    tell(new Event.RunEnded(outcome, proven, refuted, skipped, broken, reason, at));
  }

  private void tell(Event event) {
    var in = claim.isEmpty() ? null : claim;
    lines.add(new EventLine(EventLine.VERSION, lines.size(), at += 137, in, event).toJson());
  }
}
