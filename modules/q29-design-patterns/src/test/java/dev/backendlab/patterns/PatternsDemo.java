package dev.backendlab.patterns;

import static dev.backendlab.kit.Bar.bar;

import com.zaxxer.hikari.HikariDataSource;
import dev.backendlab.kit.Claim;
import dev.backendlab.kit.Column;
import dev.backendlab.kit.Demo;
import dev.backendlab.kit.Reads;
import dev.backendlab.kit.Stage;
import dev.backendlab.patterns.Code.Change;
import dev.backendlab.patterns.FaultySystems.Harm;
import dev.backendlab.patterns.Whiteboard.Singleton;
import dev.backendlab.patterns.Whiteboard.Subject;
import dev.backendlab.postgresql.PostgresServer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.springframework.aop.support.AopUtils;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What four patterns are worth, and what they cost: each beside the same work without it. */
@Demo("q29")
@SpringBootTest(webEnvironment = WebEnvironment.NONE)
@Import(FaultySystems.class)
record PatternsDemo(
    ApplicationContext container,
    Shop shop,
    Payments payments,
    Confirmation confirmation,
    Subject subject,
    FaultySystems systems,
    HikariDataSource pool,
    PostgresServer postgres) {

  private static final int ORDERS = 50;
  private static final List<Column> TWO_THREADS =
      List.of(Column.of("thread 1"), Column.of("thread 2"));
  private static final List<Class<?>> WHITEBOARD =
      List.of(Singleton.class, Whiteboard.Factory.class, OrdersInMemory.class, Subject.class);

  @Claim("singleton")
  @Reads({LoyaltyPoints.class, Singleton.class})
  void theContainerSharesOneInstance(Stage stage) throws Exception {
    stage.say("64 threads ask for an object that is not made yet. To make it takes a while.");
    var search = Interleaving.search();
    var crowd = new Crowd();
    var lazy = new Naive.Lazy(() -> crowd.slowly(new Object()));
    stage.control("instances, lazy by hand", crowd.instances(lazy::get)).isAtLeast(2);
    var steps = search.steps();
    stage.table("How: an interleaving found by Lincheck", TWO_THREADS, steps);
    stage.control("steps that lead to two instances", steps.size()).isAtLeast(5);
    stage.check("instances by a holder class", Crowd.instancesBy(Singleton::byHolder)).is(1);
    stage.check("instances by an enum", Crowd.instancesBy(() -> Singleton.ByEnum.ONLY)).is(1);
    stage
        .check("instances by the container", new Crowd().instances(this::points))
        .because("it makes each bean once, when the shop starts, and hands it to all")
        .is(1);

    stage.say("All requests share a bean's fields, too. 64 threads give a point each.");
    var forgetful = new Naive.Points();
    Crowd.give(() -> forgetful);
    stage.control("points that a plain field counts", forgetful.given()).isAtMost(32);
    long before = points().given();
    Crowd.give(this::points);
    stage
        .check("points that the shop's bean counts", points().given() - before)
        .because("its LongAdder loses no update")
        .is(Crowd.SIZE);
  }

  @Claim("factory")
  @Reads({Payments.class, Payment.class, VoucherPayment.class})
  void aNewPaymentIsOneNewClass(Stage stage) {
    stage.say("The shop is to take vouchers. It pays, charges fees and refunds by method.");
    var order = ShopContract.order("ada", "voucher");
    var receipt = shop.place(order);
    stage.check("a voucher's order", receipt.paid()).is("voucher redeemed");
    stage.check("its fee in cents", receipt.feeInCents()).is(0);
    stage
        .check("its refund", shop.refund(order))
        .because("all that is special about vouchers stands in one class")
        .is("new voucher");
    var cash = ShopContract.refusal(shop, ShopContract.order("ada", "cash"));
    stage.control("a method that nobody brought", cash.getMessage()).contains("[card, voucher]");

    var change = Code.change("voucher", "factory", typeOf(shop));
    var scripted = Code.change("voucher", "switch", ScriptedShop.class);
    stage.table("Lines for it", Change.COLUMNS, List.of(scripted, change), Change::row);
    stage.control("lines to touch where it is a switch", scripted.touched()).isAtLeast(3);
    stage
        .check("lines to touch where it is a factory", change.touched())
        .because("Spring hands the factory every bean of the type, also a new one")
        .is(0);
  }

  @Claim("repository")
  @Reads({Orders.class, JdbcOrders.class, OrdersInMemory.class})
  void oneContractHoldsForEveryStore(Stage stage) throws Exception {
    stage.say("One service on three stores: PostgreSQL, a map, and SQL written in a hurry.");
    var hasty = service(new BrokenTwins.HastyOrders(JdbcClient.create(postgres.dataSource())));
    var inMemory = service(new OrdersInMemory());
    stage.check("rules broken on PostgreSQL", ShopContract.brokenBy(shop, points())).is(List.of());
    stage.check("rules broken in memory", ShopContract.brokenBy(inMemory, points())).is(List.of());
    var broken = ShopContract.brokenBy(hasty, points());
    stage.control("rules broken in a hurry", broken.size()).isAtLeast(1);

    stage.say("A customer has 50 orders, and one of them is sent again.");
    var bob = stage.unique("bob");
    var statements = postgres.statements("from purchase_order where");
    var orders = Stream.generate(() -> ShopContract.order(bob, "card")).limit(ORDERS).toList();
    orders.forEach(shop::place);
    var bad = ShopContract.refusal(hasty, orders.getFirst()).getMessage();
    var good = ShopContract.refusal(shop, orders.getFirst()).getMessage();
    stage.control("what the hasty store says", bad).contains("insert into purchase_order");
    stage.check("what the shop says", good).is("no SQL", text -> !text.contains("insert"));
    stage
        .compare("statements to list 50 orders", "statements")
        .without("one for each order, and one", statements.of(() -> hasty.ordersOf(bob)))
        .with("one for all", statements.of(() -> shop.ordersOf(bob)))
        .isLowerBy(ORDERS);
  }

  @Claim("observer")
  @Reads({Listeners.class, OrderService.class})
  void theMomentOfAListenerDecidesWhoIsHarmed(Stage stage) throws Exception {
    stage.say("Audit listens in the transaction, mail after the commit, stock asynchronously.");
    var order = ShopContract.order("ada", "card");
    shop.place(order);
    stage.controlSoon("systems that are told", () -> systems.toldOf(order.id()).size()).is(3);

    stage.say("Now each of them is down once, and slow once: it is held while we look.");
    var down = systems.harm(false, shop, pool);
    var slow = systems.harm(true, shop, pool);
    var all = Stream.concat(down.stream(), slow.stream()).toList();
    stage.table("Who is harmed", Harm.COLUMNS, all, Harm::row);
    stage
        .check("orders that survive audit, mail or stock being down", each(down, Harm::stored))
        .because("only what happens in the transaction can roll it back")
        .is(List.of(false, true, true));
    stage
        .check("customers while audit, mail or stock is slow", each(slow, Harm::answer))
        .because("a listener after the commit runs in the customer's thread, still")
        .is(List.of("waits", "waits", "placed"));
    stage
        .check("connections held meanwhile", each(slow, Harm::connections))
        .because("the connection goes back to the pool when the last such listener is done")
        .is(List.of(1, 1, 0));
  }

  @Claim("reusability")
  @Reads({OrderService.class, LoyaltyPoints.class, OrdersInMemory.class})
  void aRequestAddsAClassInsteadOfEdits(Stage stage) {
    stage.say("Three requests: take vouchers, give points for orders, run without a database.");
    var jdbc = container.getBean(JdbcOrders.class);
    var script = new ScriptedShop(jdbc, null, systems, points());
    var scriptInMemory = new ScriptedShop(jdbc, new OrdersInMemory(), systems, points());
    var inMemory = service(new OrdersInMemory());
    var broken = Stream.of(script, scriptInMemory, inMemory, shop).flatMap(this::broken).toList();
    stage.control("rules that the four shops break", broken).is(List.of());

    var without = changes("script", ScriptedShop.class);
    var with = changes("patterns", typeOf(shop));
    var all = Stream.concat(without.stream(), with.stream()).toList();
    stage.table("What each request takes", Change.COLUMNS, all, Change::row);
    stage
        .check("existing lines to touch with patterns", each(with, Change::touched))
        .because("what is new depends on what is there, and not the other way round")
        .is(List.of(0, 0, 0));
    stage
        .control("existing lines to touch without", each(without, Change::touched))
        .is("at least one for each request", lines -> lines.stream().allMatch(n -> n > 0));
    stage
        .compare("lines written for the three requests", "lines")
        .without("script", without.stream().mapToInt(Change::written).sum())
        .with("patterns", with.stream().mapToInt(Change::written).sum())
        .show();
  }

  @Claim("code-level")
  @Reads({Singleton.class, Whiteboard.Factory.class, OrdersInMemory.class, Subject.class})
  void eachPatternFitsOnAWhiteboard(Stage stage) throws Exception {
    stage.say("Each pattern runs as it stands on a whiteboard, then as JDK and Spring have it.");
    stage.check("singleton: instances", new Crowd().instances(Singleton::byHolder)).is(1);
    stage
        .check("factory: a payment by card", Whiteboard.Factory.of("card").pay(12_00))
        .is("1200 by card");
    var broken = ShopContract.brokenBy(service(new OrdersInMemory()), points());
    stage.check("repository: rules that it breaks", broken).is(List.of());
    stage
        .check("observer: told, though the first leaves meanwhile", told())
        .because("a listener leaves a copy of the list, so nobody's turn is skipped")
        .is(List.of("first", "second"));
    var sizes = WHITEBOARD.stream().map(it -> bar(it.getSimpleName(), Code.lines(it))).toList();
    stage.bars("On the whiteboard", "lines", sizes);
    var longest = Collections.max(WHITEBOARD.stream().map(Code::lines).toList());
    stage.check("lines of the longest", longest).isAtMost(25);

    var beans = new Crowd().instances(() -> container.getBean(Subject.class));
    stage.control("@Bean: instances", beans).is(1);
    var jar = ToolProvider.findFirst("jar").map(ToolProvider::name).orElse("none");
    stage.control("ServiceLoader: the tool found by its name", jar).is("jar");
    var order = ShopContract.order("ada", "card");
    container.publishEvent(new Order.Placed(order));
    var heard = systems.toldOf(order.id());
    stage.control("ApplicationEventPublisher: heard", heard).is(List.of("audit: placed"));
  }

  @Claim("overuse")
  @Reads({Confirmation.class, TooManyPatterns.class})
  void fourPatternsTooManyHideOneCall(Stage stage) {
    stage.say("An order is confirmed by mail: with four patterns too many, and plainly.");
    var order = ShopContract.order("ada", "card");
    new TooManyPatterns(systems).send(order);
    int hidden = systems.calls();
    confirmation.send(order);
    int plain = systems.calls();
    stage.control("different mails", Set.copyOf(systems.toldOf(order.id())).size()).is(1);
    stage
        .compare("types to know", "types")
        .without("four patterns", types(TooManyPatterns.class))
        .with("plain", types(confirmation.getClass()))
        .isLowerBy(3);
    stage
        .compare("calls until the mail is sent", "calls")
        .without("four patterns", hidden)
        .with("plain", plain)
        .isLowerBy(3);
    stage
        .compare("lines to read", "lines")
        .without("four patterns", Code.lines(TooManyPatterns.class))
        .with("plain", Code.lines(confirmation.getClass()))
        .isLowerBy(3);
  }

  private LoyaltyPoints points() {
    return container.getBean(LoyaltyPoints.class);
  }

  private Stream<String> broken(Shop shop) {
    return ShopContract.brokenBy(shop, points()).stream();
  }

  private OrderService service(Orders orders) {
    return new OrderService(orders, payments, container);
  }

  private List<Change> changes(String name, Class<?> shop) {
    return Stream.of("voucher", "points", "memory").map(it -> Code.change(it, name, shop)).toList();
  }

  private static <T, R> List<R> each(List<T> things, Function<T, R> part) {
    return things.stream().map(part).toList();
  }

  private static Class<?> typeOf(Object bean) {
    return AopUtils.getTargetClass(bean);
  }

  private static int types(Class<?> type) {
    return 1 + type.getDeclaredClasses().length;
  }

  /** Two listeners, of which the first leaves as soon as it is told. */
  private List<String> told() {
    var told = new ArrayList<String>();
    Consumer<String> second = event -> told.add("second");
    subject.subscribe(
        new Consumer<>() {
          @Override
          public void accept(String event) {
            told.add("first");
            subject.unsubscribe(this);
          }
        });
    subject.subscribe(second);
    subject.publish("placed");
    subject.unsubscribe(second);
    return told;
  }
}
