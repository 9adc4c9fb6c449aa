package dev.backendlab.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Connections that ask for nothing make room for those that do. */
@Timeout(60)
class ConnectionsTest {

  private static final String ROOM = "server.tomcat.max-connections";
  private static final int MOST = 20;

  private static final List<String> HALVES =
      List.of("", "GET", "GET / HTTP/1.1\r\nHost: ", "POST / HTTP/1.1\r\nContent-Length: 9\r\n");

  @TempDir private Path folder;

  @Test
  void aPageComesThoughAllRoomIsTakenTwiceByWhoeverDoesNotAsk() throws IOException {
    System.setProperty(ROOM, String.valueOf(MOST));
    var silent = new ArrayList<Socket>();
    try (var server = LabServer.onFixture(folder)) {
      for (int i = 0; i < 2 * MOST; i++) {
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        silent.add(socket);
        socket
            .getOutputStream()
            .write(HALVES.get(i % HALVES.size()).getBytes(StandardCharsets.UTF_8));
      }

      assertThat(server.get("/").statusCode()).isEqualTo(200);

      // the page had to wait for a place, and none of the silent gave theirs away
      assertThat(silent.stream().filter(ConnectionsTest::isClosedByTheServer).count())
          .isBetween(MOST + 1L, 2L * MOST);
    } finally {
      System.clearProperty(ROOM);
      for (var socket : silent) {
        socket.close();
      }
    }
  }

  private static boolean isClosedByTheServer(Socket socket) {
    try {
      socket.setSoTimeout(1);
      return socket.getInputStream().readAllBytes() != null;
    } catch (SocketTimeoutException open) {
      return false;
    } catch (SocketException reset) {
      return true;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
