package dev.backendlab.oauth;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.backendlab.kit.App;
import dev.backendlab.oauth.OAuthClient.Tokens;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** The three applications, each behind a tap. */
class Scene implements DisposableBean {

  private static final Map<String, String> PASSWORDS =
      Map.of("ada", "analytical-engine", "mallory", "first-of-all");

  /** The login server's own, to sign what it never would. */
  record Keys(JWKSource<SecurityContext> all) {}

  private final App login =
      App.of(
              LoginApplication.class,
              Keys.class,
              PlainAgain.class,
              BrokenTwins.ConsentOnly.class,
              BrokenTwins.ShortMemory.class)
          .start();
  private final Tap atLogin = Tap.before(login);
  private final App photos = photos("photos");
  private final Tap atPhotos = Tap.before(photos);
  private final App prints =
      prints(
          BrokenTwins.PasswordForm.class, BrokenTwins.AnyProof.class, BrokenTwins.AnyState.class);
  private final Tap atPrints = Tap.before(prints);
  private final String camera;

  Scene(Environment environment) throws IOException {
    this.camera = environment.getProperty("camera.client", "camera");
  }

  /** Another photo API. */
  final App photos(String name, String... settings) {
    return App.of(PhotosApplication.class)
        .named(name)
        .with("photos.login-url", login())
        .with(settings)
        .start();
  }

  /** Another printing service, some of whose parts are replaced by these. */
  final App prints(Class<?>... parts) {
    var all = Stream.concat(Stream.of(PrintsApplication.class), Stream.of(parts));
    return App.of(all.toArray(Class<?>[]::new))
        .with("prints.login-url", login())
        .with("prints.photos-url", photos())
        .start();
  }

  String login() {
    return atLogin.url();
  }

  String photos() {
    return atPhotos.url();
  }

  String prints() {
    return atPrints.url();
  }

  /** The part of the login server that has this type. */
  <T> T ofLogin(Class<T> type) {
    return login.bean(type);
  }

  /** The part of the printing service that has this type. */
  <T> T ofPrints(Class<T> type) {
    return prints.bean(type);
  }

  /** What the printing service holds for this user. */
  Tokens connectionOf(String user) {
    return Objects.requireNonNull(ofPrints(PrintController.class).connectionOf(user), user);
  }

  Visitor visitor(String name) {
    return new Visitor(name, PASSWORDS.getOrDefault(name, ""));
  }

  Client client(String id, String method) {
    return new Client(login(), id, method);
  }

  /** The app on Ada's phone. A twin is built as such apps once were. */
  Client camera() {
    return client(camera, camera.equals("camera") ? "S256" : "none");
  }

  void forget() {
    Stream.of(atLogin, atPhotos, atPrints).forEach(Tap::forget);
  }

  /** What the printing service has received: from browsers, and as answers of the two others. */
  String receivedByPrints() {
    return atPrints.received() + atLogin.answered() + atPhotos.answered();
  }

  /** How often these words came to the login server: a request's first line, for example. */
  int heardByLogin(String words) {
    return StringUtils.countOccurrencesOf(atLogin.received(), words);
  }

  /** Addresses by the names that the story has for them, without their queries. */
  List<String> named(List<String> addresses) {
    return addresses.stream()
        .map(address -> address.replaceAll("\\?.*", ""))
        .map(address -> address.replace(login(), "login").replace(prints(), "prints"))
        .toList();
  }

  @Override
  public void destroy() throws IOException {
    Stream.of(prints, photos, login).forEach(App::close);
    for (var tap : new Tap[] {atPrints, atPhotos, atLogin}) {
      tap.close();
    }
  }
}
