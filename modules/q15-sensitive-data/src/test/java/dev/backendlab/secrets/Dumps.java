package dev.backendlab.secrets;

import dev.backendlab.postgresql.PostgresServer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The same ten customers in the databases of several shops, as a dump has them. */
record Dumps(JdbcClient jdbc, PostgresServer server, List<Person> people) {

  static Dumps of(JdbcClient jdbc, PostgresServer server, String prefix) {
    var people =
        IntStream.range(0, 10)
            .mapToObj(i -> new Person(prefix + i, Words.LIST.get(i * 500)))
            .toList();
    return new Dumps(jdbc, server, people);
  }

  /** A customer, who has chosen a password of the word list. */
  record Person(String name, String password) {

    String card() {
      return Customers.card(name);
    }

    String lastFour() {
      return card().substring(card().length() - 4);
    }
  }

  /** A row for each of the people. */
  record Dump(List<Person> people, List<List<String>> rows) {}

  /** Of a shop that keeps passwords and numbers in this form. */
  Dump of(UnaryOperator<String> form) throws Exception {
    jdbc.sql("drop table if exists customer").update();
    jdbc.sql("create table customer (name text, password text, number text, shown text)").update();
    for (var person : people) {
      jdbc.sql("insert into customer values (?, ?, ?, ?)")
          .params(
              person.name(),
              form.apply(person.password()),
              form.apply(person.card()),
              person.lastFour())
          .update();
    }
    return dump("select * from customer order by name");
  }

  /** Of this shop, with all that it has of them. */
  Dump ofTheShop(Accounts accounts, Cards cards) throws Exception {
    for (var person : people) {
      accounts.add(new Accounts.Login(person.name(), Secret.of(person.password())));
      cards.put(person.name(), person.card());
    }
    return dump(
        """
        select * from account
        join card on card.account = account.name
        join data_key on data_key.id = card.data_key
        where account.name in ('%s') order by account.name
        """
            .formatted(String.join("', '", people.stream().map(Person::name).toList())));
  }

  static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private Dump dump(String query) throws Exception {
    var text = new ByteArrayOutputStream();
    try (var connection = server.dataSource().getConnection()) {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyOut("copy (%s) to stdout".formatted(query), text);
    }
    return new Dump(
        people, text.toString(StandardCharsets.UTF_8).lines().map(Dumps::cells).toList());
  }

  private static List<String> cells(String line) {
    return List.of(line.replace("\\\\", "\\").split("\t", -1));
  }
}
