package dev.backendlab.kit.run;

import dev.backendlab.kit.event.EventLine;
import dev.backendlab.kit.event.Outcome;
import dev.backendlab.kit.internal.DemoMain;
import dev.backendlab.kit.internal.HeldDemo;
import dev.backendlab.kit.internal.StartMain;
import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.question.SourceCode;
import dev.backendlab.kit.service.Folders;
import dev.backendlab.kit.service.JavaProcess;
import dev.backendlab.kit.service.SharedClasses;
import dev.backendlab.kit.service.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs demos, each in a process of its own, because each module has its own class path.
 *
 * @param build where the class paths come from; the modules must be built
 * @param runs where the evidence is kept
 */
public record Runner(Build build, Runs runs) {

  /** Enough for every demo on a slow machine. */
  public static final Duration USUAL_LIMIT = Duration.ofMinutes(15);

  private static final List<String> MEMORY = List.of("-Xmx320m", "-Xss512k");

  /**
   * What to run.
   *
   * @param claims their ids; in whatever order, they run in that of the README
   * @param broken the claim to run on its broken twin
   * @param services where backing services come from, as {@link dev.backendlab.kit.service.Source}
   *     names it; or empty for external where configured, else embedded
   * @param limit after which the run is stopped and counts as broken
   */
  public record Order(
      Question question,
      List<String> claims,
      Optional<String> broken,
      Optional<String> services,
      Duration limit) {

    /** All claims of a question. */
    public static Order all(Question question) {
      return claims(question, question.claims().stream().map(each -> each.id()).toList());
    }

    /** Some claims of a question, told in the order in which they run. */
    public static Order claims(Question question, List<String> claims) {
      var inOrder = question.claims().stream().map(each -> each.id()).toList();
      var told = claims.stream().sorted(Comparator.comparingInt(inOrder::indexOf)).toList();
      return new Order(question, told, Optional.empty(), Optional.empty(), USUAL_LIMIT);
    }

    /**
     * One claim on its broken twin.
     *
     * @throws NoSuchElementException where it has none; the message is a sentence that says why
     */
    public static Order broken(Question question, String claim) {
      var withoutTwin = SourceCode.withoutTwin(question, claim);
      if (!withoutTwin.isEmpty()) {
        throw new NoSuchElementException(
            "%s of %s can't be broken: %s.".formatted(claim, question.id(), withoutTwin));
      }
      return new Order(question, List.of(claim), Optional.of(claim), Optional.empty(), USUAL_LIMIT);
    }

    /** The same, with services from there. */
    public Order withServices(String services) {
      return new Order(question, claims, broken, Optional.of(services), limit);
    }

    /** The same, within this time. */
    public Order within(Duration limit) {
      return new Order(question, claims, broken, services, limit);
    }
  }

  /**
   * Starts a run.
   *
   * @param audience hears every event, in order, on one thread
   * @throws IOException where the process can't be started
   */
  public Run start(Order order, Consumer<EventLine> audience) throws IOException {
    return start(order, Runs.newId(order.question().id()), audience);
  }

  /**
   * Starts a run that has its id already, because it had to wait for its turn.
   *
   * @param id from {@link Runs#newId}
   * @param audience hears every event, in order, on one thread
   * @throws IOException where the process can't be started
   */
  public Run start(Order order, String id, Consumer<EventLine> audience) throws IOException {
    var kept = runs.begin(order.question().id(), id);
    var temporary = temporary();
    var command = beginning(order, temporary);
    command.add(DemoMain.class.getName());
    command.addAll(arguments(order, kept.id()));
    return Run.start(order, command, temporary, kept, runs.underWay(), audience);
  }

  /** Starts the process of a question's demo before there is a run for it. */
  Prepared prepare(Question question) throws IOException {
    var temporary = temporary();
    var order = Order.all(question);
    var command = beginning(order, temporary);
    command.addAll(List.of(HeldDemo.class.getName(), build.demoJar(question).toString()));
    return Prepared.start(command, question.folder(), temporary);
  }

  /**
   * Gives a prepared process its run.
   *
   * @throws IOException where it is gone
   */
  Run start(Prepared prepared, Order order, String id, Consumer<EventLine> audience)
      throws IOException {
    var errand = new ArrayList<>(List.of(id, String.join(",", order.claims())));
    order.broken().ifPresent(errand::add);
    var kept = runs.begin(order.question().id(), id);
    return prepared.perform(order, errand, kept, runs.underWay(), audience);
  }

  /**
   * Starts a question's own applications and keeps them up until the run is stopped.
   *
   * @param audience hears {@code ServiceReady} and {@code ApplicationReady} for each
   * @throws IOException where the process can't be started
   */
  public Run startApplications(Order order, Consumer<EventLine> audience) throws IOException {
    var kept = runs.begin("start-" + order.question().id());
    var temporary = temporary();
    var command = beginning(order, temporary);
    command.addAll(List.of(StartMain.class.getName(), kept.id()));
    var forever = order.within(Duration.ofDays(365));
    return Run.start(forever, command, temporary, kept, runs.underWay(), audience);
  }

  /**
   * Trains what the next runs start from, where this one was a plain one, proven whole, and the
   * budget for all caches has room: what all questions share where nobody has trained it yet, then
   * the question's own cache where it has none that fits. In processes of their own, in the
   * background, at low priority, with as many claims as half a minute allows, and for at most two
   * minutes each. It must never make a run wait, so call it when none follows.
   */
  public void trainAfter(Order order, RunResult result) {
    if (order.broken().isPresent()
        || result.interrupted()
        || result.ended().outcome() != Outcome.PROVEN) {
      return;
    }
    var question = order.question();
    var all = Order.all(question);
    var program = new ArrayList<>(List.of(DemoMain.class.getName()));
    program.addAll(arguments(all, DemoMain.TRAINING));
    var java = java(all);
    var caches = new TrainedCaches(build.root(), Folders.cache(), TrainedCaches.USUAL_BUDGET);
    if (Training.isWantedByAll(java) && caches.makeRoomFor(java.shared().archive())) {
      Training.ofAllInBackground(java, options(all), program, question.folder());
    }
    if (Training.isWantedBy(java) && caches.makeRoomFor(java.cache())) {
      Training.inBackground(java, options(all), program, question.folder());
    }
  }

  /** The command up to the main class, exclusive. */
  private List<String> beginning(Order order, Path temporary) {
    var java = java(order);
    java.startsFrom().ifPresent(TrainedCaches::use);
    return java.command(options(order, temporary));
  }

  private JavaProcess java(Order order) {
    var target = order.question().folder().resolve("target");
    return new JavaProcess(
        build.classPath(order.question()),
        JavaProcess.cacheIn(target),
        SharedClasses.of(build.librariesOfAll(), Folders.cache()));
  }

  /**
   * Ours, so that it goes when we are killed; the demo itself removes nothing when it is killed.
   */
  private static Path temporary() throws IOException {
    return Files.createTempDirectory(Folders.run(), "demo-");
  }

  private static List<String> options(Order order, Path temporary) {
    var options = options(order);
    options.add("-Djava.io.tmpdir=" + temporary);
    return options;
  }

  private static List<String> options(Order order) {
    var options = new ArrayList<>(MEMORY);
    order.services().ifPresent(services -> options.add("-Dlab.services=" + services));
    return options;
  }

  private List<String> arguments(Order order, String run) {
    var arguments = new ArrayList<String>();
    arguments.add(run);
    arguments.add(build.demoJar(order.question()).toString());
    arguments.add(String.join(",", order.claims()));
    order.broken().ifPresent(arguments::add);
    return arguments;
  }
}
