package dev.backendlab.sharding;

import dev.backendlab.kit.Claim;
import dev.backendlab.kit.Demo;
import dev.backendlab.kit.Reads;
import dev.backendlab.kit.Stage;
import java.util.List;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** What it means to split a database, and what is no longer there afterwards. */
@Demo("q09")
@SpringBootTest(webEnvironment = WebEnvironment.NONE)
record ShardingDemo(Shards shards, HashRing ring, Census census) {

  @Claim("subset")
  @Reads({HashRing.class, Token.class, Shards.class})
  void everyRowLiesOnExactlyOneServer(Stage stage) {
    stage.say(
        "100,000 customers with their orders lie on four servers. A fifth server has all of them,"
            + " for comparison.");
    stage.table(
        "What each server has",
        List.of("server", "customers", "orders", "size", "share of the ring"),
        census.table());
    var customers = census.customers();
    stage.check("customers on four servers", Census.onAll(customers)).is(Fleet.CUSTOMERS);
    stage.check("customers on more than one of them", Census.onSeveral(customers)).is(0);
    stage
        .check("customers whom the router looks for on another server", census.misplaced(customers))
        .because("where a customer lies is a pure function of her id, the same in every process")
        .is(0);
    for (var table : List.of("customer", "orders")) {
      var whole = census.ofOneAlone(table);
      stage.check("union of four: " + table, census.ofAllFour(table)).is(whole);
      stage.control("one of them: " + table, Checksum.of(shards.named("shard-1").jdbc(), table)).isNot(whole);
    }
    stage
        .check("chi-square of customers against the ring's shares", census.chiSquare(customers))
        .because("each bit of an id decides on every bit of its token")
        .isAtMost(ChiSquare.CHANCE_OF_FOUR);
    stage.control("chi-square by initials", census.chiSquareByInitial()).isAtLeast(1_000);
    stage
        .check("the largest server's customers, of all in %", Census.largestPercent(customers))
        .isAtMost(30);
  }
}
