package dev.backendlab.access;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.backendlab.access.AccessRules.Role;
import dev.backendlab.access.Tokens.Proof;
import dev.backendlab.kit.Http;
import dev.backendlab.kit.Stage;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The people of a story. Each has an account of her own, so that no claim meets another's. */
record Cast(JdbcClient jdbc, Tokens tokens, Clock clock, Environment environment) {

  private static final byte[] SECRET = "12345678901234567890".getBytes(US_ASCII);

  /**
   * Somebody who has logged in.
   *
   * @param http calls by the login, so the roles are looked up
   */
  record Person(String account, Proof proof, Http http) {}

  String url() {
    return "http://127.0.0.1:" + environment.getProperty("local.server.port");
  }

  /** Nobody that we know. */
  Http stranger(Stage stage) {
    return stage.http("stranger", "billing", url());
  }

  Person enters(Stage stage, String name, Role role) {
    var account = stage.unique(name);
    jdbc.sql("insert into account (name, password, totp_secret) values (?, '', ?)")
        .params(account, SECRET)
        .update();
    jdbc.sql("insert into account_role values (?, ?)").params(account, role.name()).update();
    var proof = tokens.open(account);
    return new Person(account, proof, by(proof.login(), stage.http(name, "billing", url())));
  }

  /** For nobody and for each role, who has just shown the second factor: only roles differ. */
  Map<Set<Role>, String> logins(Stage stage) {
    var logins = new LinkedHashMap<Set<Role>, String>();
    logins.put(Set.of(), "");
    for (var role : Role.values()) {
      var user = enters(stage, "user", role).account();
      logins.put(Set.of(role), tokens.stepUp(user).login());
    }
    return logins;
  }

  static Http by(String proof, Http http) {
    return http.with("Authorization", "Bearer " + proof);
  }

  /** The ids of so many invoices of hers. */
  List<Long> invoices(Person owner, int count) {
    return jdbc.sql(
            """
            insert into invoice (owner, cents) select ?, 100 + n from generate_series(1, ?) n
            returning id
            """)
        .params(owner.account(), count)
        .query((row, number) -> row.getLong("id"))
        .list();
  }

  /** The transfers that were booked for her. */
  int transfers(Person payer) {
    return jdbc.sql("select count(*) from transfer where account = ?")
        .param(payer.account())
        .query(Integer.class)
        .single();
  }

  /** What the authenticator app on her phone shows now. */
  Map<String, String> code() {
    return Map.of("code", Totp.code(SECRET, Totp.stepAt(clock.instant()), 6));
  }

  /** She sends the code, and goes on with the login that she gets for it. */
  Person showsCode(Person person) {
    var proof = person.http().post("/second-factor", code()).as(Proof.class);
    return new Person(person.account(), proof, by(proof.login(), person.http()));
  }
}
