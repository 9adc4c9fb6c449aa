package dev.backendlab.kit.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainedCachesTest {

  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir private Path root;

  @Test
  void thoseThatWereNotUsedForLongestGo() throws IOException {
    var oldest = cache("q09-sharding", 4);
    var older = cache("q10-caching", 3);
    var latest = cache("q12-jwt", 2);

    assertThat(roomFor(3, wanted())).isTrue();

    assertThat(oldest).doesNotExist();
    assertThat(older).exists();
    assertThat(latest).exists();
  }

  @Test
  void aUseCountsMoreThanAgeAndLeavesTheTimeOfTheCacheAlone() throws IOException {
    var used = cache("q09-sharding", 4);
    var made = Files.getLastModifiedTime(used);
    var unused = cache("q10-caching", 3);

    TrainedCaches.use(used);

    assertThat(roomFor(2, wanted())).isTrue();
    assertThat(used).exists();
    assertThat(Files.getLastModifiedTime(used)).isEqualTo(made);
    assertThat(unused).doesNotExist();
  }

  @Test
  void whereAllOthersAreInUseThereIsNoRoom() throws IOException {
    var used = cache("q09-sharding", 4);

    TrainedCaches.use(used);

    assertThat(roomFor(1, wanted())).isFalse();
    assertThat(used).exists();
  }

  @Test
  void cachesInTrainingCount() throws IOException {
    var old = cache("q09-sharding", 4);
    var lock = root.resolve("modules/q10-caching/target/lab-25.aot.new.lock");
    Files.createDirectories(lock.getParent());
    Files.createFile(lock);

    assertThat(roomFor(1, wanted())).isFalse();
    assertThat(roomFor(2, wanted())).isTrue();

    assertThat(old).doesNotExist();
    assertThat(lock).exists();
  }

  @Test
  void aStaleOneIsReplacedInItsOwnRoom() throws IOException {
    var stale = cache("q12-jwt", 4);
    var other = cache("q09-sharding", 3);

    assertThat(roomFor(2, stale)).isTrue();

    assertThat(stale).exists();
    assertThat(other).exists();
  }

  @Test
  void cachesOfTheFacesStay() throws IOException {
    var face = cache("lab-cli", 9);

    assertThat(roomFor(1, wanted())).isTrue();

    assertThat(face).exists();
  }

  @Test
  void whatAllShareCounts() throws IOException {
    var shared = made("shared/classes-25-0badcafe.jsa", 4);
    var used = cache("q12-jwt", 2);

    TrainedCaches.use(used);

    assertThat(roomFor(2, wanted())).isTrue();
    assertThat(shared).doesNotExist();
    assertThat(used).exists();
  }

  private boolean roomFor(int caches, Path wanted) {
    return new TrainedCaches(root, root.resolve("shared"), caches * (110L << 20))
        .makeRoomFor(wanted);
  }

  private Path wanted() {
    return root.resolve("modules/q18-rate-limiting/target/lab-25.aot");
  }

  /** Of usual size, but of holes only; used, or made, that long ago. */
  private Path cache(String module, int hoursAgo) throws IOException {
    return made("modules/%s/target/lab-25.aot".formatted(module), hoursAgo);
  }

  private Path made(String name, int hoursAgo) throws IOException {
    var file = root.resolve(name);
    Files.createDirectories(file.getParent());
    try (var empty = new RandomAccessFile(file.toFile(), "rw")) {
      empty.setLength(100L << 20);
    }
    var made = Instant.now().minus(HOUR.multipliedBy(hoursAgo));
    return Files.setLastModifiedTime(file, FileTime.from(made));
  }
}
