package dev.backendlab.sharding;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The router: takes work to the server where a customer lies, or to all servers at once.
 *
 * <p>It holds no data and asks nobody: where a customer lies is a calculation.
 */
class Shards implements AutoCloseable {

  /** A virtual thread for each: they wait for servers. */
  private static final Executor threads = Executors.newVirtualThreadPerTaskExecutor();

  private final Map<String, Shard> byName = new ConcurrentSkipListMap<>();
  private final KeyGates gates = new KeyGates();
  private volatile Placement placement;

  Shards(Collection<Shard> shards, Placement placement) {
    shards.forEach(this::join);
    this.placement = placement;
  }

  /** Runs the work where this customer lies; while it runs she is not moved. */
  <T> T at(long customer, Function<Shard, T> work) {
    return gates.passing(Token.of(customer), () -> work.apply(of(customer)));
  }

  /** The same for two customers, who may lie on one server. */
  <T> T atBoth(long one, long other, BiFunction<Shard, Shard, T> work) {
    return at(one, first -> at(other, second -> work.apply(first, second)));
  }

  /** Runs the work on all servers at once; the slowest of them decides how long it takes. */
  <T> Map<String, T> scatter(Function<Shard, T> work) {
    return gates.passingAll(() -> gather(all(), work));
  }

  static <T> Map<String, T> gather(Collection<Shard> shards, Function<Shard, T> work) {
    var running = new LinkedHashMap<String, CompletableFuture<T>>();
    for (var shard : shards) {
      running.put(shard.name(), CompletableFuture.supplyAsync(() -> work.apply(shard), threads));
    }
    var results = new LinkedHashMap<String, T>();
    running.forEach((name, result) -> results.put(name, joined(result)));
    return results;
  }

  private static <T> T joined(CompletableFuture<T> result) {
    try {
      return result.join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }

  /** Where customers lie now. */
  Placement placement() {
    return placement;
  }

  Shard of(long customer) {
    return named(placement.shardOf(customer));
  }

  Shard named(String name) {
    return Objects.requireNonNull(byName.get(name), () -> "There is no server named " + name);
  }

  List<Shard> all() {
    return List.copyOf(byName.values());
  }

  /** A new server, which owns nothing yet. */
  void join(Shard shard) {
    byName.put(shard.name(), shard);
  }

  /** Does this while nobody works on a key of that arc. */
  void alone(HashRing.Arc arc, Runnable work) {
    gates.shut(arc.last(), work);
  }

  /** From now on customers lie where this says. */
  void route(Placement next) {
    placement = next;
  }

  @Override
  public void close() {
    all().forEach(Shard::close);
  }
}
