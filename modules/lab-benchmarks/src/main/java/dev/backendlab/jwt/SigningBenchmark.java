package dev.backendlab.jwt;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The work of q12's claim {@code verification-cost}, in a JVM that does nothing else. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class SigningBenchmark {

  private static final Map<String, Object> CLAIMS =
      Map.of(
          "iss",
          "https://login.example",
          "sub",
          "ada",
          "aud",
          List.of("shop"),
          "iat",
          1_764_000_000L,
          "exp",
          4_102_444_800L,
          "jti",
          "7f3a5c0e-7c1d-4f0e-9f0a-4a51f1a0c111",
          "roles",
          List.of("ADMIN", "CUSTOMER"));

  /** The algorithm by its name in RFC 7518 and RFC 8037. */
  @Param({"HS256", "RS256", "ES256", "EdDSA"})
  public String algorithm = "";

  private SigningWork work = SigningWork.hs256(CLAIMS);

  /** Makes the keys of the algorithm. */
  @Setup
  public void keys() {
    work =
        SigningWork.all(CLAIMS).stream()
            .filter(each -> each.algorithm().equals(algorithm))
            .findFirst()
            .orElseThrow(() -> new NoSuchElementException(algorithm));
  }

  /** Signs a token. */
  @Benchmark
  public Object sign() {
    return work.sign();
  }

  /** Verifies a token. */
  @Benchmark
  public Object verify() {
    return work.verify();
  }
}
