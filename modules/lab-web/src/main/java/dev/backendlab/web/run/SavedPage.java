package dev.backendlab.web.run;

import dev.backendlab.web.question.RunRow;
import dev.backendlab.web.story.StoryPage;
import dev.backendlab.web.story.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

/** A run as one file that needs nothing else: its styles are in it, and no script. */
@Component
class SavedPage {

  private final SpringTemplateEngine templates;

  SavedPage(SpringTemplateEngine templates) {
    this.templates = templates;
  }

  String of(KeptRun run, StoryPage story) {
    var variables =
        Map.<String, Object>of(
            "question",
            run.question(),
            "run",
            new RunRow(run.past()),
            "story",
            story,
            "damage",
            run.story().damage(),
            "words",
            Words.ALL,
            "styles",
            styles());
    return templates.process("saved", new Context(Locale.ROOT, variables));
  }

  private static String styles() {
    try {
      return new ClassPathResource("static/lab.css").getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
