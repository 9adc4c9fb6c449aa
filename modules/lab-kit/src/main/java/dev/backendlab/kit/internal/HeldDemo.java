package dev.backendlab.kit.internal;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.event.EventLine;
import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.service.EarlyStart;
import dev.backendlab.kit.story.Story;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The process of a demo that begins before anybody said run: it brings up servers and contexts,
 * rehearses the first claim to nobody, and waits. Its errand comes as one line of standard input,
 * the run's id, the claims and perhaps the one to run on its broken twin, with tabs between them.
 * What follows is a run as any other. The process ends when its standard input does.
 */
public final class HeldDemo {

  private static final Pattern ADDRESS = Pattern.compile("([\\w.]+):(\\d+)");
  private static final int PATIENCE_MILLIS = 500;

  /** Done when the errand is there; in other processes nobody waits for one. */
  private static volatile CompletableFuture<String> errand = new CompletableFuture<>();

  private static volatile boolean rehearsing;

  private HeldDemo() {}

  /**
   * Holds the demo of the module in the working folder.
   *
   * @param args the test jar
   */
  public static void main(String[] args) throws IOException {
    Thread.ofPlatform().daemon().name("lab-json").start(EventLine::prepareWriting);
    var out = EventOutput.claimed();
    errand = Ending.withStandardInputOfOneLine();
    var story = Story.live();
    try {
      var ready = rehearse(story, Path.of(args[0]));
      var asked = errand.join().split("\t");
      story.to(out);
      DemoMain.run(story, arguments(args[0], asked), ready);
    } catch (RuntimeException failed) {
      story.to(out);
      DemoMain.fail(story, failed);
    }
  }

  /** Whether somebody waits for the run by now, so that a rehearsal would only be in its way. */
  static boolean isCalled() {
    return rehearsing && errand.isDone();
  }

  private static List<Event.ServiceReady> rehearse(Story story, Path jar) {
    var told = new ArrayList<Event.ServiceReady>();
    Consumer<EventLine> nobody =
        line -> {
          if (line.event() instanceof Event.ServiceReady ready) {
            told.add(ready);
          }
        };
    story.to(nobody);
    var claims = List.of(Question.in(Path.of("").toAbsolutePath()).claims().getFirst().id());
    EarlyStart.ofAll();
    rehearsing = true;
    DemoMain.execute(jar, claims);
    rehearsing = false;
    System.gc(); // while nobody waits: what is held should be small
    return told.stream().filter(HeldDemo::answers).toList();
  }

  /** Some servers belong to the rehearsed claim alone, and are gone. */
  private static boolean answers(Event.ServiceReady ready) {
    var address = ADDRESS.matcher(ready.address());
    if (!address.find()) {
      return true;
    }
    try (var socket = new Socket()) {
      int port = Integer.parseInt(address.group(2));
      socket.connect(new InetSocketAddress(address.group(1), port), PATIENCE_MILLIS);
      return true;
    } catch (IOException gone) {
      return false;
    }
  }

  private static String[] arguments(String jar, String[] asked) {
    var arguments = new ArrayList<>(List.of(asked));
    arguments.add(1, jar);
    return arguments.toArray(String[]::new);
  }
}
