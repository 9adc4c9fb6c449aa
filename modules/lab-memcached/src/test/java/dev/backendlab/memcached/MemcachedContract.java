package dev.backendlab.memcached;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendlab.kit.service.Source;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

/** What every source of Memcached has to hold. */
abstract class MemcachedContract {

  abstract Source source();

  /** The user's settings that lead to this source. */
  Map<String, Object> settings() {
    return Map.of("lab.services", source().toString());
  }

  @Test
  void anApplicationFindsTheServerAndAllShareIt() throws Exception {
    try (var one = application(settings());
        var other = application(settings())) {
      var address = Address.parse(addressIn(one));
      assertThat(addressIn(other)).isEqualTo(address.toString());
      assertThat(said(address, "set lab:greeting 0 0 5\r\nhello")).isEqualTo("STORED");
      assertThat(said(address, "get lab:greeting")).isEqualTo("VALUE lab:greeting 0 5");
      assertThat(said(address, "delete lab:greeting")).isEqualTo("DELETED");
    }
  }

  @Test
  void theServerSaysWhatItIs() {
    try (var context = application(settings())) {
      var server = context.getBean(MemcachedServer.class);
      assertThat(server.isOwn()).isEqualTo(source().isOwn());
      assertThat(server.version()).matches("\\d+\\.\\d+.*");
      assertThat(server.described()).startsWith("Memcached");
      assertThat(server.settings()).containsEntry("memcached.address", server.address());
    }
  }

  private static String addressIn(ConfigurableApplicationContext context) {
    return context.getBean("address", String.class);
  }

  static ConfigurableApplicationContext application(Map<String, Object> settings) {
    return new SpringApplicationBuilder(Application.class)
        .web(WebApplicationType.NONE)
        .bannerMode(Banner.Mode.OFF)
        .logStartupInfo(false)
        .properties(settings)
        .run();
  }

  /** The first line of the answer. */
  static String said(Address address, String command) throws IOException {
    try (var socket = new Socket(address.host(), address.port())) {
      socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
      var answer =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      return answer.readLine();
    }
  }

  @EnableAutoConfiguration
  static class Application {

    /** As a client of an application gets it. */
    @Bean
    @Lazy
    String address(@Value("${memcached.address}") String address) {
      return address;
    }
  }
}
