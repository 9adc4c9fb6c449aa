package dev.backendlab.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.NONE;

import dev.backendlab.browser.Browser;
import dev.backendlab.kit.Answer;
import dev.backendlab.kit.Claim;
import dev.backendlab.kit.Column;
import dev.backendlab.kit.Counter;
import dev.backendlab.kit.Demo;
import dev.backendlab.kit.Http;
import dev.backendlab.kit.Reads;
import dev.backendlab.kit.Stage;
import dev.backendlab.oauth.OAuthClient.Tokens;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.util.StringUtils;

/** An API for photos, a service that prints them, and the server that stands between for Ada. */
@Demo("q13")
@SpringBootTest(classes = Scene.class, webEnvironment = NONE)
record OAuthDemo(Scene scene) {

  private static final String PASSWORD = "analytical-engine";
  private static final String READ = "openid photos.read";
  private static final List<String> REGISTERED =
      List.of("https://prints.example/callback", "http://127.0.0.1:4711/callback");
  private static final String PHOTO = "/albums/ada?photo=by-prints";
  private static final List<Column> ADDRESS = List.of(Column.of("address"));
  private static final List<Column> STEPS =
      List.of(Column.of("method"), Column.of("address"), Column.counted("status"));
  private static final List<Column> THEFTS =
      Stream.of("method", "code alone", "with challenge", "with a guess").map(Column::of).toList();
  private static final List<Column> APIS =
      List.of(Column.of("token"), Column.counted("API that asks"), Column.counted("that verifies"));

  @Claim("delegated-access")
  @Reads({OAuthClient.class, PrintController.class})
  void thePrinterReadsPhotosAndNeverSeesAPassword(Stage stage) {
    stage.say("Ada lets a service print her photos. Each byte that it receives is kept.");
    scene.forget();
    var ada = scene.visitor("ada");
    var page = ada.connects(scene.prints(), "photos.read");
    stage.table("The way of her browser", STEPS, ada.way(), scene::named);
    stage.control("what the service shows her", page.body()).contains("engine, notes, harbour");
    stage
        .check("her password in what the service received", hits(scene.receivedByPrints()))
        .because("she types it at the login server, which gives the service a code and tokens")
        .is(0);
    stage.control("her password at the login server", scene.heardByLogin(PASSWORD)).is(1);
    stage.control("bytes that were searched", scene.receivedByPrints().length()).isAtLeast(5_000);

    var token = scene.connectionOf("ada");
    var api = bearer(stage, "photos", scene.photos(), token);
    var login = bearer(stage, "login", scene.login(), token);
    stage.control("her album, by the token", api.get("/albums/ada").status()).is(200);
    stage.check("a new photo, by the token", api.post(PHOTO, null).status()).is(403);
    stage.check("her account, by the token", login.get("/account").status()).is(302);
    stage
        .control("her account, by her password", account(scene.visitor("ada")).statusCode())
        .is(200);
  }

  @Claim("scopes")
  @Reads({PhotosApplication.class, Grants.class})
  void aTokenCanDoWhatTheUserAgreedTo(Stage stage) {
    stage.say("The service asks to read and to write. Ada allows it to read.");
    var ada = scene.visitor("ada");
    ada.connects(scene.prints(), "photos.read");
    var tokens = scene.connectionOf("ada");
    var api = bearer(stage, "photos", scene.photos(), tokens);
    stage.check("its token is for writing, too", tokens.scope().contains("write")).is(false);
    stage.control("reading her album", api.get("/albums/ada").status()).is(200);
    stage.check("adding a photo to it", api.post(PHOTO, null).status()).is(403);
    stage
        .check("reading Bob's album", api.get("/albums/bob").status())
        .because("a scope limits the client, and gives its user no right that she lacks")
        .is(403);

    stage.say("The access token ends, and the service refreshes it. Then Ada takes all back.");
    scene.client("prints", "S256").revoke(tokens.access());
    stage.control("her page after a refresh", ada.get(scene.prints()).statusCode()).is(200);
    stage.control("taking it back", ada.submit(account(ada)).statusCode()).is(204);
    var next = ada.get(scene.prints());
    stage
        .check("her page at the next refresh", next.statusCode())
        .because("not her consent alone has ended, but every token that came of it")
        .is(401);
    stage.check("what the login server told the service", next.body()).contains("invalid_grant");
  }

  @Claim("social-login")
  @Reads({OAuthClient.class, PrintController.class})
  void anIdTokenProvesALoginAndAnAccessTokenDoesNot(Stage stage) {
    try (var browser = Browser.start();
        var careless = scene.prints(BrokenTwins.AccessTokenAsProof.class)) {
      stage.say("Ada clicks \"Log in with Photos\" in %s.".formatted(browser.name()));
      var page = browser.open(scene.prints());
      var seen = Visitor.connects(page, "ada", PASSWORD, "photos.read");
      stage.table("Pages she saw", ADDRESS, seen, scene::named);
      stage.check("the last page", page.text()).contains("You are ada.");
      var mine = scene.client("prints", "S256").tokens(scene.visitor("ada"), READ);
      stage.check("ID tokens that are accepted", accepted(mine.id())).is(List.of("as issued"));

      stage.say("Mallory runs a horoscope. Ada logs in there, and he shows her tokens around.");
      var hers = scene.client("horoscope", "S256").tokens(scene.visitor("ada"), "openid");
      var fooled = stage.http("mallory", "careless prints", careless.url());
      stage
          .control("who Mallory is at a careless service", shows(fooled, hers.access()).body())
          .because("it asks whose access token it is, and not to whom it was issued")
          .is("{\"user\":\"ada\"}");
      var prints = stage.http("mallory", "prints", scene.prints());
      stage.check("her access token", shows(prints, hers.access()).status()).is(401);
      stage.check("the horoscope's ID token", shows(prints, hers.id()).status()).is(401);
      stage.control("an ID token for prints", shows(prints, mine.id()).status()).is(200);
    }
  }

  @Claim("pkce")
  @Reads({OAuthClient.class, Client.class})
  void aStolenCodeIsUselessWithoutTheVerifier(Stage stage) {
    stage.say("Another app on Ada's phone catches the redirect to her camera app, and its code.");
    var ada = scene.visitor("ada");
    var camera = scene.camera();
    var s256 = camera.thefts(ada, "photos.read");
    var plain = scene.client("old-camera", "plain").thefts(ada, "photos.read");
    var none = scene.client("old-camera", "none").thefts(ada, "photos.read");
    var rows = List.of(row("S256", s256), row("plain", plain), row("no PKCE", none));
    stage.table("What a thief has, and what the token endpoint answers", THEFTS, rows);
    stage
        .check("the thief's three tries, with S256", s256)
        .because("the address shows a hash of the verifier, and that can't be turned back")
        .is(List.of(400, 400, 400));
    var own = camera.code(ada, "photos.read");
    stage.control("the app itself", status(camera.redeem(own, own.verifier()))).is(200);
    stage.control("the code alone, without PKCE", none.get(0)).is(200);
    stage
        .control("code and challenge, with plain", plain.get(1))
        .because("there the challenge is the verifier, and stands in the address")
        .is(200);
    var asked = scene.client("camera", "plain").code(ada, "photos.read");
    stage.check("what this server says of plain", asked.error()).is("invalid_request");
  }

  @Claim("redirects")
  @Reads({OAuthClient.class, PrintController.class})
  void aCodeGoesToTheRightPlaceOnce(Stage stage) throws Exception {
    stage.say("Mallory sends Ada to the login server, with addresses of his for the code.");
    var prints = scene.client("prints", "S256");
    var forged = new ClassPathResource("redirects-forged.txt").getContentAsString(UTF_8);
    stage.table("His addresses", ADDRESS, forged.lines().toList(), List::of);
    stage.check("answers to them", prints.answersTo(forged.lines().toList())).is(List.of("400"));
    stage.control("to those registered", prints.answersTo(REGISTERED)).is(List.of("302 to login"));

    stage.say("Then he sends her the answer to a login of his own, with his code and his state.");
    var connect = scene.prints() + "/connect";
    var ada = scene.visitor("ada");
    ada.agrees(connect, "photos.read");
    var his = scene.visitor("mallory").agrees(connect, "photos.read");
    Counter redeemed = () -> scene.heardByLogin("POST /oauth2/token");
    var lured = redeemed.during(() -> ada.get(his));
    stage.check("status of it in her browser", lured.result().statusCode()).is(400);
    stage.check("codes that the service redeemed", lured.count()).is(0);
    var hers = redeemed.during(() -> ada.connects(scene.prints(), "photos.read"));
    stage.control("codes when she connects herself", hers.count()).is(1);

    stage.say("At last a code comes twice. One of the two who have it has stolen it.");
    var code = prints.code(ada, READ);
    var token = Tokens.in(prints.redeem(code, code.verifier())).access();
    stage.control("the token of the first use works", prints.isActive(token)).is(true);
    stage.check("status of the second use", status(prints.redeem(code, code.verifier()))).is(400);
    stage.check("the token of the first use works then", prints.isActive(token)).is(false);
  }

  @Claim("machines")
  @Reads({Grants.class, PhotosApplication.class})
  void aRevocationIsKnownToThoseWhoAsk(Stage stage) {
    stage.say("A job counts photos at night. It has no user, and credentials of its own.");
    var job = scene.client("night-job", "none").credentials("photos.count");
    var api = bearer(stage, "photos", scene.photos(), job);
    stage.control("counting", api.get("/count").status()).is(200);
    stage.check("reading an album", api.get("/albums/ada").status()).is(403);

    stage.say("A refresh token is good for one refresh. Here a thief and the service both use it.");
    var prints = scene.client("prints", "S256");
    var stolen = prints.tokens(scene.visitor("ada"), READ).refresh();
    var next = prints.refresh(stolen);
    stage.control("the first who uses it", status(next)).is(200);
    stage.check("the second", status(prints.refresh(stolen))).is(400);
    var first = prints.refresh(Tokens.in(next).refresh());
    stage.check("the first again, with what he got", status(first)).is(400);

    stage.say("One photo API asks about each token, another verifies it. Ada's is revoked.");
    scene.forget();
    var seen = revocation(stage, prints);
    stage.table("An album, by one token", APIS, seen);
    stage.control("before", seen.get(0)).is(List.of("before", "200", "200"));
    stage.check("revoked", seen.get(1)).is(List.of("revoked", "401", "200"));
    stage.check("expired, too", seen.get(2)).is(List.of("six minutes later", "401", "401"));
    stage.check("questions about it", scene.heardByLogin("POST /oauth2/introspect")).is(3);
  }

  /** The status of an album at both APIs, before and after. */
  private List<List<String>> revocation(Stage stage, Client prints) {
    try (var other = scene.photos("verifying photos", "photos.introspects=false")) {
      var tokens = prints.tokens(scene.visitor("ada"), READ);
      var asks = bearer(stage, "photos", scene.photos(), tokens);
      var verifies = bearer(stage, "verifying photos", other.url(), tokens);
      var seen = new ArrayList<List<String>>();
      seen.add(row("before", statuses(asks, verifies)));
      prints.revoke(tokens.refresh());
      seen.add(row("revoked", statuses(asks, verifies)));
      var later = new JwtTimestampValidator(Duration.ZERO);
      later.setClock(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(6)));
      other.bean(NimbusJwtDecoder.class).setJwtValidator(later);
      seen.add(row("six minutes later", statuses(asks, verifies)));
      return seen;
    }
  }

  private static int status(ResponseEntity<?> answer) {
    return answer.getStatusCode().value();
  }

  private static List<Integer> statuses(Http... apis) {
    return Stream.of(apis).map(api -> api.get("/albums/ada").status()).toList();
  }

  private HttpResponse<String> account(Visitor visitor) {
    return visitor.opens(scene.login() + "/account");
  }

  /** A client, or somebody else who has its token. */
  private static Http bearer(Stage stage, String to, String url, Tokens tokens) {
    return stage.http("client", to, url).with("Authorization", "Bearer " + tokens.access());
  }

  /** As it is, and as HTTP Basic would carry it. */
  private static int hits(String bytes) {
    return StringUtils.countOccurrencesOf(bytes, PASSWORD)
        + StringUtils.countOccurrencesOf(bytes, "YWRhOmFuYWx5dGljYWwtZW5naW5l");
  }

  private static List<String> row(String name, List<Integer> statuses) {
    return Stream.concat(Stream.of(name), statuses.stream().map(String::valueOf)).toList();
  }

  private static Answer shows(Http service, String token) {
    return service.post("/sessions", Map.of("token", token));
  }

  /** Which of these is a login for the printing service; the login server's own key signs all. */
  private List<String> accepted(String idToken) {
    var encoder = new NimbusJwtEncoder(scene.ofLogin(Scene.Keys.class).all());
    var issued = scene.ofLogin(JwtDecoder.class).decode(idToken);
    var changes = new LinkedHashMap<String, Consumer<JwtClaimsSet.Builder>>();
    changes.put("as issued", claims -> {});
    changes.put("another iss", claims -> claims.issuer("https://mallory.example"));
    changes.put("another aud", claims -> claims.audience(List.of("horoscope")));
    changes.put("another nonce", claims -> claims.claim("nonce", "of another login"));
    changes.put(
        "expired",
        claims -> claims.issuedAt(Instant.EPOCH).expiresAt(Instant.EPOCH.plusSeconds(300)));
    changes
        .values()
        .removeIf(change -> {
          var claims = JwtClaimsSet.builder().claims(all -> all.putAll(issued.getClaims()));
          change.accept(claims);
          var token = encoder.encode(JwtEncoderParameters.from(claims.build()));
          var nonce = issued.getClaimAsString("nonce");
          return scene.ofPrints(OAuthClient.class).userIn(token.getTokenValue(), nonce).isEmpty();
        });
    return List.copyOf(changes.keySet());
  }
}
