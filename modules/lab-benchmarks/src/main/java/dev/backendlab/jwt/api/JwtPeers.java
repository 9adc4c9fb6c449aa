package dev.backendlab.jwt.api;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.backendlab.jwt.api.VerificationKey.Algorithm;
import dev.backendlab.peers.Compared;
import dev.backendlab.peers.Way;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Set;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A token of seven claims, signed by RS256 with a key of 2048 bits. */
@State(Scope.Benchmark)
@Compared(name = "jwt", work = "A token is verified (RS256)", with = "jca")
public class JwtPeers {

  private static final RSAPublicKey KEY = (RSAPublicKey) KeyServer.KEYS.getPublic();
  private static final String TOKEN =
      KeyServer.token(
          """
          {"iss":"me","sub":"ada","aud":["shop"],"iat":1764000000,"exp":4102444800,\
          "jti":"7f3a5c0e-7c1d-4f0e-9f0a-4a51f1a0c111","roles":["ADMIN","CUSTOMER"]}\
          """);

  private static final VerificationKey OUR_KEY = new VerificationKey(KEY, Algorithm.RS256);
  private static final JwtVerifier OURS = ours();
  private static final DefaultJWTProcessor<SecurityContext> NIMBUS = nimbus();
  private static final JwtParser JJWT =
      Jwts.parser().verifyWith(KEY).requireIssuer("me").requireAudience("shop").build();

  private static JwtVerifier ours() {
    try {
      return new KeyServer().verifier();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static DefaultJWTProcessor<SecurityContext> nimbus() {
    var keys = new ImmutableJWKSet<>(new JWKSet(new RSAKey.Builder(KEY).keyID("k1").build()));
    var processor = new DefaultJWTProcessor<>();
    processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt")));
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
    processor.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            "shop",
            new JWTClaimsSet.Builder().issuer("me").build(),
            Set.of("sub", "exp", "jti", "roles")));
    return processor;
  }

  /** The token is cut, and its signature checked; nobody reads what it says. */
  @Way("the signature alone, bare JCA")
  @Benchmark
  public boolean jca() throws GeneralSecurityException {
    int cut = TOKEN.lastIndexOf('.');
    var signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(KEY);
    signature.update(TOKEN.substring(0, cut).getBytes(US_ASCII));
    return signature.verify(Base64.getUrlDecoder().decode(TOKEN.substring(cut + 1)));
  }

  /** The same work by ours. */
  @Way(value = "the signature alone, ours", mostTimes = 1.15)
  @Benchmark
  public boolean signature() {
    return OUR_KEY.signed(TOKEN);
  }

  /** All that a service must know. */
  @Way("ours")
  @Benchmark
  public Object verifier() {
    return OURS.verify(TOKEN);
  }

  /** Type, algorithm, key, issuer, audience, expiry, and the presence of the other claims. */
  @Way("Nimbus")
  @Benchmark
  public Object nimbusProcessor() throws Exception {
    return NIMBUS.process(TOKEN, null);
  }

  /** Algorithm, issuer, audience, and expiry, by one known key. */
  @Way("jjwt")
  @Benchmark
  public Object jjwt() {
    return JJWT.parseSignedClaims(TOKEN);
  }
}
