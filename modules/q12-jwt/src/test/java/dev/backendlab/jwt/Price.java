package dev.backendlab.jwt;

import dev.backendlab.kit.Counted;
import dev.backendlab.kit.Measured;
import dev.backendlab.kit.Stage;
import dev.backendlab.kit.figure.Figures;
import dev.backendlab.redis.RedisServer;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a remedy costs each request.
 *
 * @param commands that Redis processes for it
 * @param added to the p50 of a service without a remedy, in ms
 */
record Price(Counted commands, Measured added) {

  private static final int REQUESTS = 100;

  static Price of(
      Stage stage, String remedy, Client plain, Client api, String token, RedisServer redis)
      throws Exception {
    var timed =
        stage
            .inTurn("a request")
            .way("only verified", () -> plain.get("/me", token))
            .way(remedy, () -> api.get("/me", token))
            .rounds(REQUESTS);
    var added = timed.of(remedy).p50().minus(timed.of("only verified").p50());
    return new Price(commands(api, token, redis), added);
  }

  /** Per request, without what the first one asks. */
  static Counted commands(Client api, String token, RedisServer redis) {
    api.get("/me", token);
    long before = redis.commandsProcessed();
    IntStream.range(0, REQUESTS).forEach(i -> api.get("/me", token));
    return Counted.per(redis.commandsProcessed() - before, REQUESTS);
  }

  List<String> row(String remedy, String works, String besides) {
    return List.of(remedy, works, Figures.of(commands), words(), besides);
  }

  /** A difference whose spread has 0 in it is none that anybody has measured. */
  private String words() {
    return added.low() <= 0 && added.high() >= 0
        ? "within noise"
        : "%+.2f".formatted(added.value());
  }
}
