package dev.backendlab.memcached;

import dev.backendlab.docker.ComposeFile;
import dev.backendlab.docker.ContainerServer;
import dev.backendlab.kit.service.Folders;
import dev.backendlab.kit.service.FreePorts;
import dev.backendlab.kit.service.InstallableServer;
import dev.backendlab.kit.service.OwnServer;
import dev.backendlab.kit.service.PreparedServer;
import dev.backendlab.kit.service.ServerProcess;
import dev.backendlab.kit.service.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A Memcached of our own, on 127.0.0.1 only: it knows no password. */
record OwnMemcached(Address address, OwnServer server, BooleanSupplier ready)
    implements PreparedServer {

  private static final String SERVICE = "memcached";
  private static final int PORT = 11211;
  private static final Duration SOON = Duration.ofSeconds(1);

  static OwnMemcached prepare(Source source) {
    var address = Address.own(FreePorts.next());
    return switch (source) {
      case INSTALLED -> installed(address);
      case DOCKER -> {
        var image = ComposeFile.ofProject().image(SERVICE);
        yield plain(address, ContainerServer.of(image, PORT, address.port()));
      }
      case EMBEDDED -> plain(address, new JavaMemcached(address));
      case EXTERNAL, COMPOSE -> throw new IllegalArgumentException(source + " is not ours");
    };
  }

  private static OwnMemcached plain(Address address, OwnServer server) {
    return new OwnMemcached(address, server, () -> address.version(SOON).isPresent());
  }

  private static OwnMemcached installed(Address address) {
    var program = InstallableServer.MEMCACHED.find().orElseThrow().path();
    try {
      var folder = Files.createTempDirectory(Folders.run(), "memcached-");
      var process = ServerProcess.in(folder, "KILL", ":", command(program.toString(), address));
      return new OwnMemcached(
          address,
          process,
          () -> address.process(SOON).filter(pid -> pid.equals("" + process.pid())).isPresent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The user's name matters to root alone, as whom Memcached would not run without it. */
  private static List<String> command(String program, Address address) {
    var port = "" + address.port();
    return List.of(
        program, "-l", address.host(), "-p", port, "-U", "0", "-m", "64", "-t", "2", "-u", "root");
  }

  /** Where {@code docker compose up} has it. */
  static Address ofCompose() {
    var running = ComposeFile.ofProject().running(SERVICE, PORT);
    return new Address(running.getHostString(), running.getPort());
  }

  @Override
  public String name() {
    return "Memcached";
  }

  @Override
  public boolean answers() {
    return ready.getAsBoolean();
  }
}
