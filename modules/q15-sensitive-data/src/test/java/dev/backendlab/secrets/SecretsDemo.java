package dev.backendlab.secrets;

import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import dev.backendlab.kit.Claim;
import dev.backendlab.kit.Demo;
import dev.backendlab.kit.Http;
import dev.backendlab.kit.Reads;
import dev.backendlab.kit.Stage;
import dev.backendlab.postgresql.PostgresServer;
import dev.backendlab.secrets.Accounts.Login;
import dev.backendlab.secrets.Attack.Loot;
import dev.backendlab.secrets.Attack.Sha256;
import dev.backendlab.secrets.Outputs.Output;
import dev.backendlab.secrets.SecretScanner.Finding;
import dev.backendlab.secrets.Thief.Haul;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** What thieves get: of tables, dumps, repositories, processes and logs. */
@Demo("q15")
@SpringBootTest(
    webEnvironment = RANDOM_PORT,
    properties = "shop.provider-key=" + SecretsDemo.PROVIDER_KEY)
@Import({SecretScanner.class, Customers.class})
record SecretsDemo(
    @LocalServerPort int port,
    PostgresServer postgres,
    Accounts accounts,
    Passwords passwords,
    Cards cards,
    KeyService keyService,
    Customers customers,
    SecretScanner scanner) {

  static final String PROVIDER_KEY = "canary-4f1d9b7c";

  private static final Duration A_QUARTER_SECOND = Duration.ofMillis(250);
  private static final String FILE = "application.yml";
  private static final String REFUSED = "refused";

  @Claim("hashing")
  @Reads({Passwords.class, Accounts.class})
  void slowSaltedHashesHoldWhereFastOnesFall(Stage stage) throws Exception {
    stage.say("Three shops lost the table of the same 1,000 users. The thief has a word list.");
    var attack = new Attack(A_QUARTER_SECOND);
    var sha256 = attack.onUnsalted(Attack.linesOfSha256());
    var bcrypt = attack.on("bcrypt, cost 10", Attack.linesOfBcrypt(), Attack.BCRYPT);
    var argon2id = attack.on("Argon2id, 19 MiB", Attack.linesOfArgon2id(), Attack.ARGON2ID);
    var all = List.of(sha256, bcrypt, argon2id);
    stage.table("A quarter second of a processor each", Attack.COLUMNS, all, Loot::row);
    stage.control("cracked of 1,000, SHA-256", sha256.cracked()).isAtLeast(700);
    stage.check("cracked of 1,000, bcrypt", bcrypt.cracked()).isAtMost(20);
    stage.check("cracked of 1,000, Argon2id", argon2id.cracked()).isAtMost(20);
    stage.control("different lines by SHA-256", different(Attack.linesOfSha256())).isAtMost(980);
    stage.check("different lines by bcrypt", different(Attack.linesOfBcrypt())).is(1_000);

    stage.say("In this shop Ada and Bob register. Both have chosen Orange7.");
    var lines = List.of(line(stage.unique("ada")), line(stage.unique("bob")));
    stage.check("different lines of the two", different(lines)).is(2);
    var loot = attack.on("this shop", lines, passwords.encoder());
    stage.check("of the two, cracked in the same time", loot.cracked()).is(0);
    stage.say("Carol's line is from years before, by bcrypt. She logs in.");
    var line = "{bcrypt}" + Attack.linesOfBcrypt().getFirst();
    var carol = customers.withLine(stage.unique("carol"), line);
    stage.control("status", logIn(stage, carol, Words.ofUsers().getFirst())).is(204);
    stage.check("her line then", customers.line(carol)).contains("{argon2id}");
  }

  @Claim("plain-text")
  @Reads({Passwords.class, Cards.class})
  void aThiefOfTheDumpReadsNoPasswordAndNoCard(Stage stage) throws Exception {
    stage.say("Ten customers, four shops. A thief has the dump of each shop, and no key.");
    var dumps = Dumps.of(customers.jdbc(), postgres, stage.unique("dump"));
    var thief = new Thief();
    var plain = thief.reads("plain text", dumps.of(text -> text));
    var encoded = thief.reads("Base64", dumps.of(Dumps::base64));
    var hashed = thief.reads("SHA-256", dumps.of(Sha256::hex));
    var shop = thief.reads("this shop", dumps.ofTheShop(accounts, cards));
    var all = List.of(plain, encoded, hashed, shop);
    stage.table("What the thief reads, of ten", Thief.COLUMNS, all, Haul::row);
    stage.control("passwords in plain text", plain.passwords()).is(10);
    stage.control("passwords in Base64", encoded.passwords()).is(10);
    stage
        .control("card numbers by SHA-256", hashed.cards())
        .because("the bank and the last four are known, and leave 10,000 numbers to try")
        .is(10);
    stage.check("passwords in the shop's dump", shop.passwords()).is(0);
    stage.check("card numbers in the shop's dump", shop.cards()).is(0);
    stage.control("last fours in it, kept for support", shop.lastFours()).is(10);
  }

  @Claim("encryption")
  @Reads({Cards.class, KeyService.class})
  void aCardFitsOneRowAndKeysAreRenewedAlone(Stage stage) throws Exception {
    stage.say("200 cards lie under ten data keys, and a key service has wrapped these.");
    var names = customers.withCards(stage.unique("card"), 200);
    stage.control("cards that are read right", Customers.readable(cards, names)).is(200);
    stage.control("4242 with a bit flipped, in AES-CTR", Customers.flippedInCtr("4242")).is("4243");
    customers.flip(names.getFirst());
    stage.check("a bit flipped, in AES-GCM", Customers.read(cards, names.getFirst())).is(REFUSED);
    var other = customers.copyToAnother(names.getLast(), names);
    stage
        .check("a card in another customer's row", Customers.read(cards, other))
        .because("the owner's name is authenticated with the number")
        .is(REFUSED);

    stage.say("The key service gets a new key. All data keys are wrapped anew.");
    var places = customers.places(names);
    keyService.rotate();
    var wrapped = postgres.rows("update data_key").of(cards::rewrapKeys);
    keyService.retireOld();
    stage.check("data keys that were written", wrapped).is(Cards.KEYS);
    stage.check("rows of cards that were written", customers.moved(names, places)).is(0);
    stage.check("cards that are read right then", Customers.readable(cards, names)).is(198);
    var restored = new Cards(customers.jdbc(), new KeyService());
    stage.check("the same without that service", Customers.readable(restored, names)).is(0);
  }

  @Claim("environment")
  @Reads(SecretScanner.class)
  void aSecretInGitStaysAndAVariableIsNoVault(Stage stage) throws Exception {
    stage.say("A password is committed. The next commit takes it from the environment.");
    try (var database = PostgresServer.start();
        var git = new SecretScanner.Branch()) {
      var password = Rotation.on(database).renew(Rotation.OLD);
      git.commit("Begin", FILE, "user: shop_a");
      stage.control("findings before", scanner.scan(git.objects()).size()).is(0);
      git.commit("Add a password", FILE, "password: " + password);
      git.commit("Take it away", FILE, "password: ${DB_PASSWORD}");
      var found = scanner.scan(git.objects());
      stage.table("What a scan of all commits finds", SecretScanner.COLUMNS, found, Finding::row);
      stage.check("commits with a password", commits(found)).is(List.of("Add a password"));

      stage.say("Two processes log in. One has the password in a variable, one in a file.");
      try (var variable = Clerk.withVariable(database, password);
          var file = Clerk.withFile(database, password)) {
        stage.controlSoon("logged in", () -> Clerk.loggedIn(variable, file)).is(2);
        stage.check("from outside: the variable", variable.shows(password)).is(true);
        stage.check("from outside: the file's text", file.shows(password)).is(false);
        stage.check("in a crash's dump: the variable", variable.leaves(password)).is(true);
        stage.check("in a crash's dump: the file's text", file.leaves(password)).is(true);
      }
    }
  }

  @Claim("secret-manager")
  @Reads(DatabaseLogin.class)
  void aPasswordIsRotatedWhileRequestsRun(Stage stage) throws Exception {
    stage.say("Spring Cloud Config Server keeps the password, in a process of its own.");
    stage.say("It is no vault: it encrypts, but it audits nothing and makes no users.");
    try (var manager = SecretManager.start();
        var database = PostgresServer.start()) {
      var rotation = Rotation.on(database);
      var password = rotation.renew(Rotation.OLD);
      stage.skipUnless(manager.answers(), "needs the Config Server, which did not start");
      manager.put(Rotation.OLD, password);
      stage.control("status without a token", manager.statusWithoutToken()).is(401);
      stage.check("the password on its disk", manager.onDisk().contains(password)).is(false);
      try (var shop = manager.shop(database)) {
        stage.control("users of the shop's connections", rotation.atWork()).is(List.of("shop_a"));
        var load = stage.load("charges of Ada's card").clients(4);
        var charges = rotation.during(load, shop, manager);
        stage.check("charges that failed", charges.errors()).is(0);
        stage.control("charges without the old user", charges.after()).isAtLeast(20);
        stage.check("users of the shop's connections", rotation.atWork()).is(List.of("shop_b"));
        stage
            .check("PostgreSQL, to the old password", rotation.login(Rotation.OLD, password))
            .is("28P01");
      }
    }
  }

  @Claim("leaks")
  @Reads({Secret.class, Accounts.class, ShopController.class})
  void secretsStayOutOfEveryOutput(Stage stage) {
    stage.say("Ada registers, logs in, leaves a card and mistypes. A client sends nonsense.");
    stage.say("All outputs are searched for her password, her card number and the shop's own key.");
    var outputs = new Outputs(Http.silent(url()), stage.unique("ada"));
    stage.table("The outputs", Outputs.COLUMNS, outputs.all(), Output::row);
    stage.control("secrets that the search finds in her request", outputs.secretsSent()).is(3);
    stage.control("outputs that are empty", outputs.empty()).is(List.of());
    stage
        .check("outputs with a secret", outputs.leaking())
        .because("each secret has a type whose text is asterisks")
        .is(List.of());
  }

  private String url() {
    return "http://127.0.0.1:" + port;
  }

  private String line(String name) {
    accounts.add(new Login(name, Secret.of("Orange7")));
    return customers.line(name);
  }

  private int logIn(Stage stage, String name, String password) {
    var caller = stage.http("carol", "shop", url());
    return caller.post("/logins", Map.of("name", name, "password", password)).status();
  }

  private static int different(List<String> lines) {
    return Set.copyOf(lines).size();
  }

  private static List<String> commits(List<Finding> found) {
    return found.stream().map(Finding::commit).toList();
  }
}
