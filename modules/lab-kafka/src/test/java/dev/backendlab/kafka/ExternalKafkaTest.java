package dev.backendlab.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.backendlab.kit.service.FreePorts;
import dev.backendlab.kit.service.OtherJvm;
import dev.backendlab.kit.service.RunPrefix;
import dev.backendlab.kit.service.ServiceUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The user's broker is one that the lab has started, and then is told of like any other. */
class ExternalKafkaTest extends KafkaContract {

  /** Ends with this JVM: what the contexts here leave on it is removed after the last test. */
  private static KafkaCluster theirs;

  @BeforeAll
  static void startTheirs() {
    theirs = KafkaCluster.start(1);
  }

  @Override
  Map<String, Object> settings() {
    return Map.of("spring.kafka.bootstrap-servers", theirs.bootstrapServers());
  }

  @Override
  boolean own() {
    return false;
  }

  @Test
  void theUserCanInsistOnAnEmbeddedOne() {
    var settings =
        Map.<String, Object>of(
            "spring.kafka.bootstrap-servers",
            theirs.bootstrapServers(),
            "lab.services",
            "embedded");
    try (var context = application(settings)) {
      var server = context.getBean(KafkaServer.class);
      assertThat(server.isOwn()).isTrue();
      assertThat(server.bootstrapServers()).isNotEqualTo(theirs.bootstrapServers());
      assertThat(template(context).send(server.named("letters"), "hello"))
          .succeedsWithin(Duration.ofSeconds(30));
    }
  }

  @Test
  void theUserCanInsistOnTheirs() {
    assertThat(sentenceOf(Map.of("lab.services", "external")))
        .isEqualTo(
            "lab.services=external, but no Kafka is named; set SPRING_KAFKA_BOOTSTRAP_SERVERS.");
  }

  @Test
  void oneThatIsNotThereIsNamed() {
    var address = "127.0.0.1:" + FreePorts.next();
    assertThat(sentenceOf(Map.of("spring.kafka.bootstrap-servers", address)))
        .startsWith("Kafka at " + address + " does not answer: ");
  }

  @Test
  void aNameThatNobodyKnowsIsSaid() {
    assertThat(sentenceOf(Map.of("spring.kafka.bootstrap-servers", "no.such.host.invalid:9092")))
        .startsWith("Kafka at no.such.host.invalid:9092 does not answer: ");
    assertThat(sentenceOf(Map.of("spring.kafka.bootstrap-servers", "localhost")))
        .startsWith("Kafka at localhost does not answer: ");
  }

  @Test
  void oneThatDoesNotAnswerIsGivenUpSoon() {
    try (var silent = KafkaCluster.start(1)) {
      silent.pause(1);
      long start = System.nanoTime();
      var settings =
          Map.<String, Object>of("spring.kafka.bootstrap-servers", silent.bootstrapServers());
      assertThat(sentenceOf(settings)).contains(silent.bootstrapServers());
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT", "the end of its main method"})
  void onlyWhatWasThereBeforeIsThereAfter(String ending) throws Exception {
    var mine = RunPrefix.name() + "-mine-" + ending.length() + ending.charAt(0);
    try (var admin = Admin.create(Map.of("bootstrap.servers", theirs.bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic(mine, 1, (short) 1))).all().get();
      var environment = Map.of("SPRING_KAFKA_BOOTSTRAP_SERVERS", theirs.bootstrapServers());
      try (var jvm = OtherJvm.start(Guest.class, environment)) {
        assertThat(namesOn(admin)).filteredOn(jvm.said("prefix")::equals).isEmpty();
        assertThat(guests(admin, jvm)).contains("letters", "more-7", "readers", "killed");
        if (ending.length() > 4) {
          jvm.release();
        } else {
          jvm.signal(ending);
        }
        jvm.hasGone();
        assertThat(guests(admin, jvm)).isEmpty();
        assertThat(namesOn(admin)).contains(mine);
      }
    }
  }

  private static List<String> guests(Admin admin, OtherJvm jvm) throws Exception {
    var prefix = jvm.said("prefix");
    return namesOn(admin).stream()
        .filter(name -> name.startsWith(prefix))
        .map(name -> name.substring(prefix.length() + 1))
        .toList();
  }

  private static List<String> namesOn(Admin admin) throws Exception {
    var names = new java.util.ArrayList<>(admin.listTopics().names().get());
    admin.listGroups().all().get().stream().map(GroupListing::groupId).forEach(names::add);
    return names;
  }

  private static String sentenceOf(Map<String, Object> settings) {
    var failure = catchThrowable(() -> application(settings));
    while (failure != null
        && failure.getCause() != null
        && !(failure instanceof ServiceUnavailable)) {
      failure = failure.getCause();
    }
    assertThat(failure).isInstanceOf(ServiceUnavailable.class);
    return String.valueOf(failure == null ? "" : failure.getMessage());
  }

  /** Leaves topics and groups on the user's cluster, one of them with a member that was killed. */
  static final class Guest {

    public static void main(String[] args) throws Exception {
      try (var context = application(Map.of())) {
        var server = context.getBean(KafkaServer.class);
        for (int i = 0; i < 8; i++) {
          template(context).send(server.named("more-" + i), "x").get(30, TimeUnit.SECONDS);
        }
        Member.killed(server.bootstrapServers(), server.named("letters"), server.named("killed"));
        System.out.println("prefix " + RunPrefix.name());
        OtherJvm.readyAndWait();
      }
    }
  }
}
