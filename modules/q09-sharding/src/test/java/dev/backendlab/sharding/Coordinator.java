package dev.backendlab.sharding;

import java.util.ArrayList;
import java.util.List;

/**
 * The process of a coordinator that is killed at a given step of a transfer: it halts itself there,
 * which is what kill -9 does to it, but at that very point every time.
 */
final class Coordinator {

  /** What a shell shows for a process that was killed by signal 9. */
  static final int KILLED = 137;

  private static final String PASSWORD = "SHARD_PASSWORD";

  private Coordinator() {}

  /** Two transactions, one after the other, as one would write it first. */
  enum Naive {
    TAKEN
  }

  /** Starts a process that makes this transfer until the step. */
  static Process start(Fleet fleet, Enum<?> dies, Transfer transfer) throws java.io.IOException {
    var command =
        new ArrayList<>(
            List.of(
                System.getProperty("java.home") + "/bin/java",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx64m",
                "-XX:-UsePerfData", // it would leave a file
                "-cp",
                System.getProperty("java.class.path"),
                Coordinator.class.getName(),
                kindOf(dies),
                dies.name(),
                "" + transfer.sender(),
                "" + transfer.recipient(),
                "" + transfer.cents()));
    var servers = fleet.servers();
    servers.forEach(
        server -> command.addAll(List.of(server.name(), server.url(), server.username())));
    var process = new ProcessBuilder(command).redirectErrorStream(true);
    for (int i = 0; i < servers.size(); i++) {
      process.environment().put(PASSWORD + i, servers.get(i).password());
    }
    return process.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
  }

  /**
   * Arguments: kind of transfer, step, sender, recipient, cents; then name, URL, user of each
   * server.
   */
  public static void main(String[] args) {
    var servers = new ArrayList<Shard>();
    for (int i = 5; i < args.length; i += 3) {
      var password = System.getenv(PASSWORD + servers.size());
      servers.add(Shard.pooled(new ShardServer(args[i], args[i + 1], args[i + 2], password), 2));
    }
    var names = servers.stream().map(Shard::name).toList();
    var shards = new Shards(servers, new HashRing(names, HashRing.USUAL));
    var transfer =
        new Transfer(Long.parseLong(args[2]), Long.parseLong(args[3]), Long.parseLong(args[4]));
    switch (args[0]) {
      case "Coordinator" -> twoCommits(shards, transfer, () -> dieAt(args[1], Naive.TAKEN));
      case "TransferSaga" -> new TransferSaga(shards, step -> dieAt(args[1], step)).move(transfer);
      default ->
          new TwoPhaseTransfer(
                  shards, new Decisions(servers.getFirst()), step -> dieAt(args[1], step))
              .move(transfer);
    }
    System.exit(0);
  }

  /** The class that has this step. */
  private static String kindOf(Enum<?> step) {
    return step.getDeclaringClass().getEnclosingClass().getSimpleName();
  }

  static void twoCommits(Shards shards, Transfer transfer, Runnable between) {
    shards.atBoth(
        transfer.sender(),
        transfer.recipient(),
        (from, to) -> {
          Accounts.add(from, transfer.sender(), -transfer.cents());
          between.run();
          Accounts.add(to, transfer.recipient(), transfer.cents());
          return true;
        });
  }

  private static void dieAt(String wanted, Enum<?> step) {
    if (step.name().equals(wanted)) {
      Runtime.getRuntime().halt(KILLED);
    }
  }
}
