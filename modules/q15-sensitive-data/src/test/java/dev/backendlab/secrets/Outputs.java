package dev.backendlab.secrets;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.backendlab.kit.Answer;
import dev.backendlab.kit.Column;
import dev.backendlab.kit.Http;
import dev.backendlab.kit.Logged;
import dev.backendlab.secrets.Accounts.Login;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.DispatcherServlet;
import tools.jackson.databind.json.JsonMapper;

/** All that leaves the shop while a customer registers, logs in, leaves a card and mistypes. */
final class Outputs {

  static final List<Column> COLUMNS =
      List.of(Column.of("output"), Column.counted("characters"), Column.counted("secrets"));

  private static final String PASSWORD = "canary-of-a-password";
  private static final String NUMBER = "4242424212345674";

  private final Http shop;
  private final ShopApplication.Settings settings =
      new ShopApplication.Settings(Secret.of(SecretsDemo.PROVIDER_KEY));
  private final String name;
  private final List<Output> all = new ArrayList<>();

  /** Sends the requests, and then looks. */
  Outputs(Http shop, String name) {
    this.shop = shop;
    this.name = name;
    requests();
    var json = new JsonMapper();
    add("toString() of its objects", objects().map(Object::toString).toList());
    add("JSON of its objects", objects().map(json::writeValueAsString).toList());
    for (var endpoint : List.of("health", "info", "env", "configprops", "heapdump")) {
      add("/actuator/" + endpoint, List.of(shop.get("/actuator/" + endpoint).body()));
    }
    add("properties, arguments, threads", process());
  }

  /** One of them, and how many of the three secrets are in it. */
  record Output(String where, String text, long secrets) {

    List<String> row() {
      return List.of(where, "" + text.length(), "" + secrets);
    }
  }

  List<Output> all() {
    return all;
  }

  List<String> leaking() {
    return all.stream().filter(each -> each.secrets() > 0).map(Output::where).toList();
  }

  List<String> empty() {
    return all.stream().filter(each -> each.text().isEmpty()).map(Output::where).toList();
  }

  /** What the search is tried on: the three secrets as they came to the shop. */
  long secretsSent() {
    return searched("", card(PASSWORD, NUMBER) + SecretsDemo.PROVIDER_KEY).secrets();
  }

  /** By a log that is turned up as somebody does who looks for a mistake. */
  private void requests() {
    var level = mvc().getLevel();
    mvc().setLevel(Level.DEBUG);
    try (var ours = Logged.byPackageOf(Outputs.class);
        var springs = Logged.byPackageOf(DispatcherServlet.class)) {
      add("answers to good requests", good().map(Outputs::words).toList());
      add("answers to odd requests", bad().map(Outputs::words).toList());
      add("log of the shop", ours.withTraces());
      add("log of Spring MVC, at DEBUG", springs.withTraces());
    } finally {
      mvc().setLevel(level);
    }
  }

  private Stream<Answer> good() {
    return Stream.of(
        shop.post("/accounts", login(PASSWORD)),
        shop.post("/logins", login(PASSWORD)),
        shop.post("/cards", card(PASSWORD, NUMBER)));
  }

  /** Of another name, half a JSON, a number where a text belongs, and a letter among digits. */
  private Stream<Answer> bad() {
    return Stream.of(
        shop.post("/logins", Map.of("name", name + "-x", "password", PASSWORD)),
        shop.post("/logins", "{\"name\":\"ada\",\"password\":\"%s\"".formatted(PASSWORD)),
        shop.post("/cards", Map.of("owner", login(PASSWORD), "number", Long.valueOf(NUMBER))),
        shop.post("/cards", card(PASSWORD, NUMBER + "x")));
  }

  private static String words(Answer answer) {
    return "%d %s".formatted(answer.status(), answer.body());
  }

  private Map<String, Object> login(String password) {
    return Map.of("name", name, "password", password);
  }

  private Map<String, Object> card(String password, String number) {
    return Map.of("owner", login(password), "number", number);
  }

  private Stream<Object> objects() {
    var login = new Login(name, Secret.of(PASSWORD));
    return Stream.of(settings, login, new ShopController.Card(login, Secret.of(NUMBER)));
  }

  /** Where somebody looks first who has a dump of the process. */
  private static List<String> process() {
    return List.of(
        System.getProperties().toString(),
        ManagementFactory.getRuntimeMXBean().getInputArguments().toString(),
        Thread.getAllStackTraces().keySet().toString());
  }

  private void add(String where, List<String> texts) {
    all.add(searched(where, String.join("\n", texts)));
  }

  private Output searched(String where, String text) {
    var secrets = Stream.of(PASSWORD, NUMBER, SecretsDemo.PROVIDER_KEY);
    return new Output(where, text, secrets.filter(text::contains).count());
  }

  private static Logger mvc() {
    return (Logger) LoggerFactory.getLogger(DispatcherServlet.class.getPackageName());
  }
}
