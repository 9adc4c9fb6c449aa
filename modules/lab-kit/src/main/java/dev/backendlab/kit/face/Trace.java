package dev.backendlab.kit.face;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.face.Names.Who;
import dev.backendlab.kit.question.Picture;
import dev.backendlab.kit.question.Picture.Arrow;
import dev.backendlab.kit.question.Sequence;
import dev.backendlab.kit.question.Tracks;
import dev.backendlab.kit.question.Tracks.Extra;
import dev.backendlab.kit.story.Hops;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * Finds what a run tells in the picture of its question: which arrows happened, and which ways it
 * lacks.
 *
 * <p>Only what is observed is ticked. A call inside of an application is not; and where several
 * arrows of a pair could be meant, and their labels do not say which, none is.
 *
 * <p>Not for several threads.
 */
public final class Trace {

  private final Picture picture;
  private final List<Arrow> arrows;
  private final Names names;
  private final long[] used;
  private final Map<Way, Long> extras = new LinkedHashMap<>();
  private final Set<String> strangers = new TreeSet<>();

  /** Of a run that has not begun. */
  public Trace(Picture picture) {
    this.picture = picture;
    this.arrows = picture.arrows();
    this.names = new Names(picture);
    this.used = new long[arrows.size()];
  }

  private record Way(String from, String to, String what, boolean astray) {}

  /** Takes the next event. */
  public void hear(Event event) {
    Call.in(event).ifPresent(this::take);
  }

  /** What the run has made of the picture so far. */
  public Tracks tracks() {
    return new Tracks(
        Arrays.stream(used).boxed().toList(),
        extras.entrySet().stream()
            .map(each -> {
              var way = each.getKey();
              return new Extra(way.from(), way.to(), way.what(), each.getValue(), way.astray());
            })
            .toList());
  }

  /**
   * The names that are nobody's in the picture: no participant's, no group's, no variant's of them,
   * no person's, and no server's, which a picture may leave out.
   */
  public Set<String> strangers() {
    return Set.copyOf(strangers);
  }

  private void take(Call call) {
    var from = names.caller(call.from(), call.isHttp());
    var to = names.called(call.to());
    if (from.isEmpty() && call.from().equals(Hops.CLIENT)) {
      return; // a load of nobody in particular, in a picture without people
    }
    if (from.isEmpty() && !Names.isServer(call.from())) {
      strangers.add(call.from());
    }
    if (to.isEmpty() && !Names.isServer(call.to())) {
      strangers.add(call.to());
    }
    if (from.isPresent() && to.isPresent()) {
      take(call, from.orElseThrow(), to.orElseThrow());
    } else {
      lacks(call, label(from, call.from()), label(to, call.to()), false);
    }
  }

  /** Those whose labels name this call. */
  private List<Integer> named(List<Integer> ways, Call call) {
    return ways.stream().filter(i -> Labels.fit(arrows.get(i).label(), call) > Labels.ANY).toList();
  }

  private static String label(Optional<Who> who, String name) {
    return who.map(Who::label).orElse(name);
  }

  private void take(Call call, Who from, Who to) {
    boolean inside = from.ids().equals(to.ids());
    var ways = inside ? named(ways(from, to), call) : ways(from, to);
    if (ways.isEmpty() && inside) {
      return; // from one instance to another, or inside of one: not what the picture is about
    }
    if (ways.isEmpty()) {
      lacks(call, from.label(), to.label(), from.exact() && to.exact());
      return;
    }
    var exchange = new Exchange(call, from, to, ways);
    var meant = sure(narrowed(best(ways, arrow -> Labels.fit(arrow.label(), call)), exchange));
    meant.forEach(arrow -> used[arrow] += call.count());
    for (int way : meant) {
      sure(answers(exchange, way)).forEach(arrow -> used[arrow] += call.count());
    }
  }

  /** A call between two of the picture, and the arrows that it could be. */
  private record Exchange(Call call, Who from, Who to, List<Integer> ways) {}

  /**
   * Of several requests that could be meant, those to which the picture has the very answer; else
   * those of which it does not say that another is given.
   */
  private List<Integer> narrowed(List<Integer> requests, Exchange exchange) {
    if (requests.size() < 2) {
      return requests;
    }
    var answered =
        requests.stream().filter(way -> fitOfAnswers(exchange, way) > Labels.ANY).toList();
    return answered.isEmpty()
        ? requests.stream().filter(way -> fitOfAnswers(exchange, way) == Labels.ANY).toList()
        : answered;
  }

  private int fitOfAnswers(Exchange exchange, int request) {
    return allAnswers(exchange, request).stream()
        .mapToInt(i -> Labels.fitOfAnswer(arrows.get(i).label(), exchange.call()))
        .max()
        .orElse(Labels.ANY);
  }

  private void lacks(Call call, String from, String to, boolean astray) {
    extras.merge(new Way(from, to, call.kind(), astray), call.count(), Long::sum);
  }

  /** The arrows that lead from one to the other; of several callers, those of the first. */
  private List<Integer> ways(Who from, Who to) {
    var ways =
        all()
            .filter(i -> !isAnswer(arrows.get(i)))
            .filter(i -> from.ids().contains(arrows.get(i).from()))
            .filter(i -> to.ids().contains(arrows.get(i).to()))
            .boxed()
            .toList();
    if (!names.arePersons(from)) {
      return ways;
    }
    return from.ids().stream()
        .map(id -> ways.stream().filter(i -> arrows.get(i).from().equals(id)).toList())
        .filter(each -> !each.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /** Those of a sequence are dashed; in a flowchart they begin with their status, too. */
  private boolean isAnswer(Arrow arrow) {
    return arrow.dashed() && (picture instanceof Sequence || Labels.isStatus(arrow.label()));
  }

  /** The answers that fit best of those to a request. */
  private List<Integer> answers(Exchange exchange, int request) {
    return best(
        allAnswers(exchange, request), arrow -> Labels.fitOfAnswer(arrow.label(), exchange.call()));
  }

  /** Each belongs to the last request before it. */
  private List<Integer> allAnswers(Exchange exchange, int request) {
    return all()
        .filter(i -> isAnswer(arrows.get(i)))
        .filter(i -> exchange.to().ids().contains(arrows.get(i).from()))
        .filter(i -> exchange.from().ids().contains(arrows.get(i).to()))
        .filter(i -> belongs(i, request, exchange.ways()))
        .boxed()
        .toList();
  }

  /** In a flowchart, nothing comes before or after. */
  private boolean belongs(int answer, int request, List<Integer> ways) {
    return !(picture instanceof Sequence)
        || ways.stream().filter(way -> way < answer).reduce((first, last) -> last).orElse(-1)
            == request;
  }

  private List<Integer> best(List<Integer> candidates, ToIntFunction<Arrow> fit) {
    int most = candidates.stream().mapToInt(i -> fit.applyAsInt(arrows.get(i))).max().orElse(0);
    return most == Labels.NO
        ? List.of()
        : candidates.stream().filter(i -> fit.applyAsInt(arrows.get(i)) == most).toList();
  }

  /** None where several could be meant and say different things. */
  private List<Integer> sure(List<Integer> best) {
    return best.stream().map(i -> arrows.get(i).label()).distinct().count() <= 1 ? best : List.of();
  }

  private IntStream all() {
    return IntStream.range(0, arrows.size());
  }
}
