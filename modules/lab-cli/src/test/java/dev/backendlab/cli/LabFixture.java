package dev.backendlab.cli;

import dev.backendlab.cli.session.Session;
import dev.backendlab.cli.text.Terminal;
import dev.backendlab.kit.face.Places;
import dev.backendlab.kit.question.ReadmeFixture;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;

/**
 * A small project with a question that runs and one that can be read, and what the command line
 * says about it.
 */
public final class LabFixture {

  /** For q12, so that an interview can ask it. */
  public static final String PREDICTIONS =
      """
      signature:
        - ask: Which status?
          about: status
          choices:
            - 200: he is let in
            - 401: he is not
            - 403: he may not
      """;

  private static final String DEMO =
      """
      package dev.backendlab.jwt;

      record JwtDemo() {

        @Claim("signature")
        @Reads(Verifier.class)
        void aForgedTokenIsRefused(Stage stage) {
          stage.check("status", 401).is(401);
        }

        @Claim(value = "cost", withoutTwin = "a measurement")
        void itIsCheap(Stage stage) {}
      }
      """;

  private static final String VERIFIER =
      """
      package dev.backendlab.jwt;

      /** Decides about tokens. */
      class Verifier {}
      """;

  private final Path root;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  public LabFixture(Path folder) throws IOException {
    root = folder.resolve("with a space");
    write("docs/questions.md", questions());
    write("docs/questions/q11.md", text());
    write("modules/q12-jwt/pom.xml", "<project/>");
    write("modules/q12-jwt/README.md", readme());
    write("modules/q12-jwt/src/test/java/dev/backendlab/jwt/JwtDemo.java", DEMO);
    write("modules/q12-jwt/src/main/java/dev/backendlab/jwt/Verifier.java", VERIFIER);
  }

  private static String questions() {
    return """
    ## Databases & Caching
    - `q06` SQL vs NoSQL - when to use what?
    - `q10` Why use caching (Redis, Memcached)?
    ## Authentication & Security
    - `q11` What is a fixture: a thing in a test?
    - `q12` What is JWT (JSON Web Token)?
    """;
  }

  private static String text() {
    return ReadmeFixture.TEXT
        .replace("q98", "q11")
        .replace("Backend Fundamentals", "Authentication & Security");
  }

  private static String readme() {
    var claims = new LinkedHashMap<String, String>();
    claims.put("signature", "A forged token is refused.");
    claims.put("stateless", "It is verified while the issuer is down.");
    claims.put("cost", "Verifying is cheap.");
    return ReadmeFixture.of(
            "q12", "What is JWT (JSON Web Token)?", "Authentication & Security", claims)
        .replace("fixture/FixtureDemo.java#itHolds", "jwt/JwtDemo.java#aForgedTokenIsRefused");
  }

  public void write(String file, String text) throws IOException {
    var path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  /** The folder of the project. */
  public Path root() {
    return root;
  }

  Path state() {
    return root.resolve("state");
  }

  public Session session() {
    return session("");
  }

  /** Of somebody who answers with these lines. */
  public Session session(String answers) {
    return session(answers, new Terminal(80, false, true, false));
  }

  private Session session(String answers, Terminal terminal) {
    var places = new Places(root, state(), root.resolve("cache"), root.resolve("home"));
    var in = new BufferedReader(new StringReader(answers));
    return new Session(places, terminal, in, stream(out), stream(err));
  }

  private static PrintStream stream(ByteArrayOutputStream into) {
    return new PrintStream(into, true, StandardCharsets.UTF_8);
  }

  int run(String... words) {
    return Lab.run(words, session());
  }

  int run(Terminal terminal, String... words) {
    return Lab.run(words, session("", terminal));
  }

  public String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
