package dev.backendlab.sharding;

import dev.backendlab.kit.service.CrashPoint;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;

/** A step of a transfer at which its coordinator is killed. */
enum Cut {
  ONE_COMMIT,
  PREPARED_ONE,
  PREPARED_BOTH,
  DECIDED,
  COMMITTED_ONE,
  SAGA_TAKEN;

  static final List<Cut> OF_TWO_PHASES =
      List.of(PREPARED_ONE, PREPARED_BOTH, DECIDED, COMMITTED_ONE);

  /**
   * A process with a coordinator for each: it comes to its step and waits there for the kill. The
   * servers and each transfer's guests are system properties.
   */
  public static void main(String[] args) {
    var environment = new StandardEnvironment();
    ConfigurationPropertySources.attach(environment);
    var settings = Binder.get(environment);
    var servers = settings.bind("shards.servers", Bindable.listOf(ShardServer.class)).get();
    var pools = servers.stream().map(server -> Shard.pooled(server, values().length)).toList();
    var shards = new Shards(pools, Fleet.RING);
    for (var cut : values()) {
      var guests = environment.getRequiredProperty(cut.name()).split(" ");
      var ids = Stream.of(guests).map(Long::valueOf).toList();
      var transfer = new Transfer(ids.getFirst(), ids.getLast(), Bank.MOVED);
      Thread.ofPlatform().start(() -> cut.make(transfer, shards));
    }
  }

  private void make(Transfer transfer, Shards shards) {
    switch (this) {
      case ONE_COMMIT -> twoCommits(shards, transfer, this::reached);
      case SAGA_TAKEN -> new TransferSaga(shards, step -> reached()).move(transfer);
      default -> {
        var decisions = new Decisions(shards.all().getFirst());
        new TwoPhaseTransfer(shards, decisions, this::reached).move(transfer);
      }
    }
  }

  private void reached(TwoPhaseTransfer.Step step) {
    if (step.name().equals(name())) {
      reached();
    }
  }

  private void reached() {
    CrashPoint.reached(name());
  }

  /** One transaction after the other, as one would write it first. */
  static void twoCommits(Shards shards, Transfer transfer, Runnable between) {
    long cents = transfer.cents();
    shards.at(transfer.sender(), from -> Accounts.add(from, transfer.sender(), -cents));
    between.run();
    shards.at(transfer.recipient(), to -> Accounts.add(to, transfer.recipient(), cents));
  }
}
