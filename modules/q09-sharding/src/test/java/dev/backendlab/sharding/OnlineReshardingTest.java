package dev.backendlab.sharding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OnlineReshardingTest {

  private static final int CUSTOMERS = 300;
  private static final long TOTAL = CUSTOMERS * SampleData.CENTS;

  private final HashRing two = new HashRing(List.of("shard-1", "shard-2"), 4);
  private final HashRing three = new HashRing(List.of("shard-1", "shard-2", "shard-3"), 4);
  private final OnlineResharding resharding = new OnlineResharding();
  private OwnTables tables;
  private Shards shards;

  @BeforeEach
  void open() {
    tables = OwnTables.open("tests", new Fleet().servers().subList(0, 3), two, CUSTOMERS, 4);
    shards = tables.shards();
  }

  @AfterEach
  void close() {
    tables.close();
  }

  private long total() {
    return shards
        .scatter(shard -> shard.list(Long.class, "select coalesce(sum(cents), 0) from customer"))
        .values()
        .stream()
        .mapToLong(sum -> sum.getFirst())
        .sum();
  }

  @Test
  void everybodyIsFoundWhereSheLiesNow() {
    assertThat(resharding.move(shards, two, three, move -> {})).isPositive();
    var customers = new Customers(shards);
    assertThat(LongStream.rangeClosed(1, CUSTOMERS))
        .allMatch(id -> shards.of(id).name().equals(three.shardOf(id)))
        .allMatch(id -> customers.find(id).isPresent());
    assertThat(total()).isEqualTo(TOTAL);
    assertThat(shards.named("shard-3").list(Long.class, "select id from arriving_customer"))
        .isEmpty();
  }

  @Test
  void addressesStayReserved() {
    var emails = new Emails(shards);
    var addresses = LongStream.rangeClosed(1, 50).mapToObj(id -> id + "@example.org").toList();
    addresses.forEach(address -> assertThat(emails.reserve(address, 1)).isTrue());
    resharding.move(shards, two, three, move -> {});
    assertThat(addresses)
        .allMatch(address -> emails.reserve(address, 1))
        .noneMatch(address -> emails.reserve(address, 2));
  }

  @Test
  void aSagaUnderWayGoesOnAfterwards() {
    var cutOff =
        new TransferSaga(
            shards,
            step -> {
              if (step == TransferSaga.Step.GIVEN) {
                throw new IllegalStateException("killed");
              }
            });
    LongStream.range(1, 40)
        .forEach(id ->
            assertThatIllegalStateException()
                .isThrownBy(() -> cutOff.move(new Transfer(id, id + 40, 10))));
    resharding.move(shards, two, three, move -> {});
    var sagas = new TransferSaga(shards, step -> {});
    assertThat(sagas.resume()).isEqualTo(39);
    assertThat(sagas.resume()).isZero();
    assertThat(total()).isEqualTo(TOTAL);
  }

  @Test
  void whatIsInDoubtKeepsItsArcWhereItIs() {
    long moving =
        LongStream.rangeClosed(1, CUSTOMERS)
            .filter(id -> three.shardOf(id).equals("shard-3"))
            .findFirst()
            .orElseThrow();
    var home = shards.of(moving);
    PreparedTransactions.prepare(home, "transfer-of-a-test", () -> Accounts.add(home, moving, 1));
    try {
      assertThatIllegalStateException()
          .isThrownBy(() -> resharding.move(shards, two, three, move -> {}))
          .withMessageContaining("stays where it is");
    } finally {
      PreparedTransactions.finish(home, "transfer-of-a-test", Decisions.Outcome.COMMIT);
    }
    assertThat(LongStream.rangeClosed(1, CUSTOMERS))
        .allMatch(id -> new Customers(shards).find(id).isPresent());
    assertThat(total()).isEqualTo(TOTAL + 1);
  }
}
