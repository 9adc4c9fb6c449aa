package dev.backendlab.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backendlab.kit.service.Backing;
import dev.backendlab.kit.story.Broken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.TestContextManager;

/** Settings of a second application, without a web server: how it answers is {@link HttpTest}'s. */
class AppTest {

  /** An application. */
  @Configuration
  static class TillApplication {}

  /** A test with settings of its own. */
  @SpringBootTest(classes = TillApplication.class, properties = "till.open=by the test")
  static class WithProperties {}

  @AfterEach
  void theRealMechanism() {
    Broken.leave();
    System.clearProperty("till.open");
  }

  @Test
  void aSettingWinsOverFilesAndEnvironment() {
    assertThat(opened(App.of(TillApplication.class))).isEqualTo("by the file");
    System.setProperty("till.open", "by the system");
    assertThat(opened(App.of(TillApplication.class))).isEqualTo("by the system");
    assertThat(opened(App.of(TillApplication.class).with("till.open", "by the claim")))
        .isEqualTo("by the claim");
    assertThat(opened(App.of(TillApplication.class).with("till.open=by the claim")))
        .isEqualTo("by the claim");
  }

  @Test
  void aTwinWinsOverEveryWayOfSetting() throws Exception {
    Broken.enter("till");

    assertThat(opened(App.of(TillApplication.class))).isEqualTo("by the twin");
    assertThat(opened(App.of(TillApplication.class).with("till.open", "by the claim")))
        .isEqualTo("by the twin");
    System.setProperty("till.open", "by the system");
    assertThat(opened(App.of(TillApplication.class))).isEqualTo("by the twin");
    assertThat(
            new TestContextManager(WithProperties.class)
                .getTestContext()
                .getApplicationContext()
                .getEnvironment()
                .getProperty("till.open"))
        .isEqualTo("by the twin");
    var application = new SpringApplication(TillApplication.class);
    application.setDefaultProperties(java.util.Map.of("till.open", "by default"));
    application.addInitializers(context ->
        context
            .getEnvironment()
            .getPropertySources()
            .addFirst(
                new MapPropertySource(
                    "claim", java.util.Map.of("till.open", "by an initializer"))));
    try (var context = application.run("--till.open=by an argument")) {
      assertThat(context.getEnvironment().getProperty("till.open")).isEqualTo("by the twin");
    }
  }

  @Test
  void severalBackingsExcludeWhatEachOfThemReplaces() {
    Backing one = () -> java.util.Map.of("spring.autoconfigure.exclude", "a.One", "one.url", "1");
    Backing other = () -> java.util.Map.of("spring.autoconfigure.exclude", "b.Other");

    try (var app = App.of(TillApplication.class).withoutWeb().on(one).on(other).start()) {
      assertThat(
              app.bean(org.springframework.core.env.Environment.class)
                  .getProperty("spring.autoconfigure.exclude"))
          .isEqualTo("a.One,b.Other");
    }
  }

  @Test
  void anApplicationHasAName() {
    try (var app = App.of(TillApplication.class).withoutWeb().start();
        var named = App.of(TillApplication.class).named("second till").withoutWeb().start()) {
      assertThat(app.name()).isEqualTo("till");
      assertThat(named.name()).isEqualTo("second till");
      assertThatThrownBy(app::url).hasMessage("till has no web server.");
    }
  }

  @Test
  void whatIsNoSettingIsRefused() {
    assertThatThrownBy(() -> App.start(TillApplication.class, "till.open"))
        .hasMessage("'till.open' is no setting: write key=value");
    assertThatThrownBy(() -> App.of(TillApplication.class).with("till.open=1", "till.shut=2"))
        .hasMessage("'till.open=1' is no key: call with(…) once for each of two settings");
  }

  private static String opened(App.Starter starter) {
    try (var app = starter.withoutWeb().start()) {
      return String.valueOf(
          app.bean(org.springframework.core.env.Environment.class).getProperty("till.open"));
    }
  }
}
