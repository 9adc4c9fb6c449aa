package dev.backendlab.kit.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallableServerTest {

  @TempDir private Path folder;

  @Test
  void aProgramThatSaysItsVersionIsFound() throws IOException {
    var program = program("echo 'memcached 1.6.41'");

    assertThat(search()).contains(new InstallableServer.Program(program, "1.6.41"));
  }

  @Test
  void anotherProgramOfThatNameIsNot() throws IOException {
    program("echo 'memcached, a tool for genetics'");

    assertThat(search().filter(this::isInTheFolder)).isEmpty();
  }

  @Test
  void norIsOneThatFailsOrIsNoProgram() throws IOException {
    program("echo 'memcached 1.6.41'; exit 1").toFile().setExecutable(false);

    assertThat(search().filter(this::isInTheFolder)).isEmpty();
  }

  @Test
  void aUserWhoHasNoneIsToldHowToInstallIt() {
    assertThat(InstallableServer.of("memcached").map(InstallableServer::howToInstall))
        .contains("apt install memcached (Debian, Ubuntu) or brew install memcached (macOS)");
    assertThat(InstallableServer.of("Redis")).isEmpty();
  }

  private Optional<InstallableServer.Program> search() {
    return InstallableServer.MEMCACHED.search(folder.toString());
  }

  private boolean isInTheFolder(InstallableServer.Program found) {
    return found.path().startsWith(folder);
  }

  private Path program(String script) throws IOException {
    var file = folder.resolve("memcached");
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }
}
