package dev.backendlab.web;

import dev.backendlab.kit.face.Places;
import dev.backendlab.kit.question.ReadmeFixture;
import dev.backendlab.kit.run.FixtureModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.context.ConfigurableApplicationContext;

/** The real server, on a small project or on this one, for tests. */
public final class LabServer implements AutoCloseable {

  private static final Pattern TOKEN = Pattern.compile("lab-token\" content=\"(\\w+)\"");

  private final HttpClient client = HttpClient.newHttpClient();
  private final ConfigurableApplicationContext context;
  private final Path root;
  private final Path state;
  private final String url;

  private LabServer(Path root, Path folder) {
    this(new Places(root, folder.resolve("state"), folder.resolve("cache"), folder));
  }

  private LabServer(Places places) {
    var options = WebOptions.of(List.of("--no-browser"));
    this.root = places.root();
    this.state = places.state();
    this.context = Web.start(options, places);
    this.url = Web.address(context, options).replaceFirst("/$", "");
  }

  /** On a project with one question, q99, whose demo is really compiled and really run. */
  public static LabServer onFixture(Path folder) {
    return onFixture(folder.resolve("project"), folder);
  }

  private static LabServer onFixture(Path root, Path folder) {
    try {
      Files.createDirectories(root.resolve("docs"));
      Files.writeString(
          root.resolve("docs/questions.md"),
          "## Fixtures\n- `q96` Who writes this?\n- `q98` What is a fixture: a thing in a test?\n- `q99` What?\n");
      Files.createDirectories(root.resolve("docs/questions"));
      Files.writeString(
          root.resolve("docs/questions/q98.md"),
          ReadmeFixture.TEXT.replace("Backend Fundamentals", "Fixtures"));
      FixtureModule.in(root, FixtureDemo.CLAIMS, FixtureDemo.SOURCE);
      var module = root.resolve("modules/q99-fixture");
      write(module, "src/test/resources/predictions.yml", FixtureDemo.PREDICTIONS);
      write(module, "src/main/java/dev/backendlab/fixture/Box.java", FixtureDemo.BOX);
      write(module, "README.md", FixtureDemo.readme());
      Files.writeString(module.resolve("target/lab-built"), "");
      return new LabServer(root, folder.resolve("user"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** On this project, keeping its runs below this folder. */
  public static LabServer onThisProject(Path folder) {
    return new LabServer(Path.of("../..").toAbsolutePath().normalize(), folder);
  }

  /** On this project, with the runs that its user has kept. */
  public static LabServer asItIsUsed() {
    return new LabServer(Places.of(System.getenv()));
  }

  private static void write(Path module, String file, String text) throws IOException {
    var path = module.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  /** The project's folder. */
  public Path root() {
    return root;
  }

  /** The folder of the runs and of the log. */
  public Path state() {
    return state;
  }

  /** Without a slash at its end. */
  public String url() {
    return url;
  }

  public int port() {
    return URI.create(url).getPort();
  }

  /** The text of a page. */
  public String page(String path) {
    return get(path).body();
  }

  public HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(URI.create(url + path)).build());
  }

  /** A form with the right token; does not follow where it leads. */
  public HttpResponse<String> post(String path, String form) {
    return send(
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("token=" + token() + "&" + form))
            .build());
  }

  /** Starts a claim of q99; where its run is found. */
  public String run(String claim) {
    var address =
        post("/q99/runs", "claim=" + claim).headers().firstValue("Location").orElseThrow();
    return URI.create(address).getPath();
  }

  public String token() {
    var found = TOKEN.matcher(page("/"));
    if (!found.find()) {
      throw new IllegalStateException("no token in the page");
    }
    return found.group(1);
  }

  public HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The answer to these bytes as they stand: a client would put some of them right. */
  public String raw(byte[]... request) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
      for (var part : request) {
        socket.getOutputStream().write(part);
      }
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    context.close();
    client.close();
  }
}
