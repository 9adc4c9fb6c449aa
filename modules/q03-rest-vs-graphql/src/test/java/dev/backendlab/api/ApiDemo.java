package dev.backendlab.api;

import static dev.backendlab.kit.Bar.bar;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import dev.backendlab.api.BrokenTwins.OneByOne;
import dev.backendlab.api.BrokenTwins.SnakeCaseDocument;
import dev.backendlab.api.Phone.Screen;
import dev.backendlab.kit.Answer;
import dev.backendlab.kit.App;
import dev.backendlab.kit.Claim;
import dev.backendlab.kit.Column;
import dev.backendlab.kit.Counter.Observed;
import dev.backendlab.kit.Demo;
import dev.backendlab.kit.Http;
import dev.backendlab.kit.Reads;
import dev.backendlab.kit.RequestCounter;
import dev.backendlab.kit.Stage;
import dev.backendlab.postgresql.PostgresServer;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** A contract between programs, and two ways to offer one over HTTP. */
@Demo("q03")
@SpringBootTest(webEnvironment = RANDOM_PORT)
@Import(RequestCounter.class)
record ApiDemo(
    @LocalServerPort int port,
    JdbcClient jdbc,
    PostgresServer postgres,
    RequestCounter door,
    RequestMappingHandlerMapping endpoints) {

  private static final Map<String, String> WISH = Map.of("isbn", "9780000000042", "quantity", "3");
  private static final String CATALOG = "/* catalog */";
  private static final String GRAPHQL_JSON = "application/graphql-response+json";
  private static final String NEW_PHONE = "{books(first:2){title cents pages author{name}}}";
  private static final String DEEP =
      "{books(first:100){title author{name books{title reviews{stars}}}}}";
  private static final String WIDE = "{books(first:100){title reviews{stars words}}}";
  private static final List<Column> SCREEN =
      List.of(Column.of("way"), Column.counted("requests"), Column.counted("bytes"));

  @Claim("api")
  @Reads({OrderController.class, Stranger.class})
  void aProgramOrdersByTheDocumentAlone(Stage stage) throws Exception {
    stage.say("A program of somebody else has the shop's OpenAPI document. It orders 3 books.");
    var program = Stranger.reading(url());
    var bought = program.post("/orders", WISH);
    stage.check("status of its order", bought.status()).is(201);
    stage
        .check("promised fields that the answer lacks", bought.missing())
        .because("the document is made from the code that answers")
        .is(List.of());
    stage.check("what PostgreSQL has", purchase(bought.body())).is("9780000000042 × 3");

    stage.say("The next version writes total_cents. Its document is there before its users.");
    try (var next = nextVersion(SnakeCaseDocument.class)) {
      stage
          .check(
              "what breaks, by the two documents", program.brokenBy(Stranger.reading(next.url())))
          .because("a client reads an answer by the names of its fields")
          .is(List.of("POST /orders 201: totalCents, integer"));
      stage
          .control("what breaks without a change", program.brokenBy(Stranger.reading(url())))
          .is(List.of());
      var later = program.at(next.url()).post("/orders", WISH);
      stage
          .control("fields that the program lacks there", later.missing())
          .is(List.of("totalCents"));
    }
  }

  @Claim("fixed-responses")
  @Reads({BookController.class, SparseFields.class, BookGraph.class})
  void resourcesSendMoreThanAScreenShows(Stage stage) throws Exception {
    stage.say("A phone lists 20 books by 20 authors: title, price and the author's name.");
    var silent = new Phone(Http.silent(url()));
    var phone = new Phone(stage.http("phone", "shop", url()));
    var resources = door.during(() -> silent.byResources(20));
    var sparse = door.during(() -> phone.bySparseFields(20));
    var graph = door.during(() -> phone.byGraphQl(20));
    var ways = List.of(resources, sparse, graph);
    stage.table("One screen", SCREEN, ways, ApiDemo::row);
    stage.check("different screens", different(ways)).is(1);
    stage.control("requests, REST resources", resources.count()).is(21);
    stage.check("requests, REST with fields in the URL", sparse.count()).is(1);
    stage.check("requests, GraphQL", graph.count()).is(1);
    stage
        .compare("bytes of a screen", "bytes")
        .without("REST resources", resources.result().bytes())
        .with("GraphQL", graph.result().bytes())
        .isLowerBy(4);
    stage
        .compare("bytes where both name their fields", "bytes")
        .without("REST with fields", sparse.result().bytes())
        .with("GraphQL", graph.result().bytes())
        .because("a URL can name fields, too: what GraphQL saves here, so does REST with fields")
        .isWithin(1.2);
  }

  @Claim("only-needed-data")
  @Reads(BookGraph.class)
  void aNewFieldDisturbsNobody(Stage stage) throws Exception {
    stage.say("The list in one GraphQL request. Then the schema gets a line: pages: Int!");
    var shop = stage.http("phone", "shop", url());
    var before = ask(shop, Phone.query(2));
    stage.check("fields that the phone gets", fields(before)).is("author.name, cents, title");
    stage
        .control("fields of the resource", fields(shop.get("/books?limit=2")))
        .is("author, blurb, cents, id, isbn, pages, title");
    try (var next = nextVersion()) {
      var newPhone = stage.http("new phone", next);
      stage
          .check("fields that a new phone gets", fields(ask(newPhone, NEW_PHONE)))
          .is("author.name, cents, pages, title");
      stage
          .check("what the old phone gets", ask(stage.http("phone", next), Phone.query(2)).body())
          .because("a query that names its fields is not touched by others")
          .is(before.body());
      stage
          .check(
              "endpoints", next.bean(RequestMappingHandlerMapping.class).getHandlerMethods().size())
          .is(endpoints.getHandlerMethods().size());
      stage
          .control("what the old version tells the new phone", error(ask(shop, NEW_PHONE)))
          .contains("Field 'pages' in type 'Book' is undefined");
    }
  }

  @Claim("widely-adopted")
  @Reads({BookController.class, TrustedQueries.class, ShopApplication.class})
  void cachesKeepWhatGetAsksFor(Stage stage) throws Exception {
    stage.say("Ada asks for a book that she has already, and names its ETag.");
    var shop = stage.http("ada", "shop", url());
    var first = shop.get("/books/9780000000001");
    var again = shop.with("If-None-Match", first.header("ETag")).get("/books/9780000000001");
    stage.check("status", again.status()).is(304);
    stage.check("bytes of the body", again.body().length()).is(0);
    stage.control("bytes of the body before", first.body().length()).isAtLeast(300);
    stage.say("A cache stands between the shop and its clients. First Ada asks, and then Bob.");
    try (var cache = SharedCache.before(url())) {
      var ada = stage.http("ada", "cache", cache.url());
      var bob = stage.http("bob", "cache", cache.url());
      var get = reached(ada, bob, each -> each.get("/books?limit=2"));
      var post = reached(ada, bob, each -> ask(each, Phone.query(2)));
      var persisted = reached(ada, bob, each -> each.get("/graphql/book-list"));
      stage.check("requests at the shop, GET", get).because("it is public for a minute").is(1);
      stage
          .control("requests at the shop, GraphQL by POST", post)
          .because("the answer to a POST serves no other request (RFC 9110, 9.3.3)")
          .is(2);
      stage.check("requests at the shop, persisted query", persisted).is(1);
    }
  }

  @Claim("n-plus-one")
  @Reads({BookGraph.class, SparseFields.class, Catalog.class})
  void aLevelIsOneStatement(Stage stage) throws Exception {
    stage.say("50 books with the names of 50 authors. PostgreSQL counts the statements.");
    var statements = postgres.statements(CATALOG);
    var phone = new Phone(Http.silent(url()));
    try (var naive = App.of(ShopApplication.class, OneByOne.class).start()) {
      var single = new Phone(Http.silent(naive.url()));
      var each = statements.during(() -> single.byGraphQl(50));
      var batched = statements.during(() -> phone.byGraphQl(50));
      var resources = statements.during(() -> phone.byResources(50));
      var sparse = statements.during(() -> phone.bySparseFields(50));
      stage.bars(
          "Statements for one screen",
          "statements",
          bar("GraphQL, author by author", each.count()),
          bar("GraphQL, batched", batched.count()),
          bar("REST resources", resources.count()),
          bar("REST with fields", sparse.count()));
      stage.check("different screens", different(List.of(each, batched, resources, sparse))).is(1);
      stage.control("statements, GraphQL, author by author", each.count()).is(51);
      stage.check("statements, GraphQL, batched", batched.count()).is(2);
      stage.control("statements, REST resources", resources.count()).is(51);
      stage.check("statements, REST with fields", sparse.count()).is(2);
    }
  }

  @Claim("query-cost")
  @Reads({QueryCost.class, ShopApplication.class})
  void anExpensiveQueryNeverStarts(Stage stage) throws Exception {
    stage.say("Mallory writes two queries of less than 100 bytes: one is deep, one is wide.");
    var modern = stage.http("mallory", "shop", url()).with("Accept", GRAPHQL_JSON);
    var mallory = modern.with("Accept", "application/json");
    var refused =
        postgres.statements(CATALOG).during(() -> List.of(ask(mallory, DEEP), ask(mallory, WIDE)));
    var deep = refused.result().getFirst();
    var wide = refused.result().getLast();
    stage.check("the deep one", error(deep)).is("maximum query depth exceeded 5 > 4");
    stage.check("the wide one", error(wide)).is("maximum query complexity exceeded 4201 > 1000");
    stage.check("statements for the two", refused.count()).is(0);
    stage
        .check("statuses", List.of(deep.status(), wide.status()))
        .because("for application/json the request went well, and so monitoring sees no error")
        .is(List.of(200, 200));
    stage.check("status by the newer type", ask(modern, DEEP).status()).is(400);
    stage.control("error of the phone's query", error(ask(mallory, Phone.query(1)))).is("none");
    stage.say("The deep query again, in a shop without limits.");
    try (var open =
        App.start(ShopApplication.class, "shop.max-depth=100", "shop.max-complexity=2000000")) {
      var rows = postgres.rows(CATALOG).during(() -> ask(Http.silent(open.url()), DEEP));
      stage.control("bytes of the query", DEEP.length()).isAtMost(100);
      stage.control("rows that it reads", rows.count()).is(102_200);
    }
  }

  private String url() {
    return "http://127.0.0.1:" + port;
  }

  /** The shop with one more line of schema, or with another form of its JSON. */
  private static App nextVersion() {
    return App.of(ShopApplication.class)
        .named("next shop")
        .with("shop.next", "schema")
        .with("spring.graphql.schema.locations", "classpath:graphql/,classpath:next/")
        .start();
  }

  private static App nextVersion(Class<?> document) {
    return App.of(ShopApplication.class, document)
        .named("next shop")
        .with("spring.jackson.property-naming-strategy", "SNAKE_CASE")
        .start();
  }

  private String purchase(JsonNode order) {
    return jdbc.sql("select isbn || ' × ' || quantity from purchase where id = ?")
        .param(order.path("id").asLong())
        .query(String.class)
        .single();
  }

  private static Answer ask(Http caller, String query) {
    return caller.post("/graphql", Map.of("query", query));
  }

  private static String error(Answer answer) {
    return answer.as(JsonNode.class).at("/errors/0/message").asString("none");
  }

  /** Names of the fields of the first book in an answer. */
  private static String fields(Answer answer) {
    var json = answer.as(JsonNode.class);
    var names = new TreeSet<String>();
    for (var field : (json.isArray() ? json : json.at("/data/books")).path(0).properties()) {
      var within = field.getValue().propertyNames();
      within.forEach(name -> names.add(field.getKey() + "." + name));
      if (within.isEmpty()) {
        names.add(field.getKey());
      }
    }
    return String.join(", ", names);
  }

  private long reached(Http ada, Http bob, Function<Http, Answer> request) throws Exception {
    return door.during(() -> List.of(request.apply(ada), request.apply(bob))).count();
  }

  private static long different(List<Observed<Screen>> screens) {
    return screens.stream().map(each -> each.result().lines()).distinct().count();
  }

  private static List<String> row(Observed<Screen> screen) {
    return List.of(screen.result().way(), "" + screen.count(), "" + screen.result().bytes());
  }
}
