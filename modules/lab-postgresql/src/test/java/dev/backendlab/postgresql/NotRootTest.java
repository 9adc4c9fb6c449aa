package dev.backendlab.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.backendlab.kit.service.ServiceUnavailable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotRootTest {

  /** What unshare is where user namespaces are forbidden. */
  private static final List<String> FORBIDDEN = List.of("false");

  @TempDir private Path cache;

  @Test
  void aUserNeedsNothing() {
    assertThat(NotRoot.find("ada", FORBIDDEN, cache)).isEqualTo(new NotRoot(List.of(), cache, ""));
  }

  /** As in a container that was started with a number for a user. */
  @Test
  void aUserWithoutANameNeedsANamespace() {
    var namespace = List.of("env");
    assertThat(NotRoot.find("?", namespace, cache)).isEqualTo(new NotRoot(namespace, cache, ""));
    assertThatThrownBy(() -> NotRoot.find("?", FORBIDDEN, cache))
        .isInstanceOf(ServiceUnavailable.class)
        .hasMessageContaining("without a name");
  }

  @Test
  void withoutNamespacesRootBecomesNobodyWhereNobodyMayGo() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root can become nobody");
    Files.setPosixFilePermissions(cache, Modes.of(0700));
    var closed = NotRoot.find("root", FORBIDDEN, cache);
    assertThat(closed.prefix()).startsWith("setpriv");
    assertThat(closed.base()).isNotEqualTo(cache);

    Files.setPosixFilePermissions(cache, Modes.of(0755));
    assertThat(NotRoot.find("root", FORBIDDEN, cache).base()).isEqualTo(cache);
  }
}
