package dev.backendlab.web.present;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.face.Ratios;
import dev.backendlab.kit.figure.Figures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a run saw, in few words.
 *
 * @param value as large as the room allows
 * @param beside what it stands beside; may be empty
 */
record Seen(String what, String value, String beside, boolean held, boolean control, Rank rank) {

  /** What is shown before all else comes first. */
  enum Rank {
    REFUTING,
    DEMANDED,
    FIRST,
    COMPARED,
    FURTHER,
    LONG
  }

  /** More are not read from afar. */
  private static final int MOST = 4;

  private static final int LONGEST = 40;

  /** The most telling of them, in the order in which they happened. */
  static List<Seen> mostTelling(List<Event> story) {
    var all = new ArrayList<Seen>();
    for (var event : story) {
      if (event instanceof Event.Compared compared) {
        all.add(of(compared));
      } else if (event instanceof Event.Checked check) {
        all.add(of(check, all.stream().noneMatch(each -> each.isLike(check))));
      }
    }
    var telling = all.stream().sorted(Comparator.comparing(Seen::rank)).limit(MOST).toList();
    return all.stream().filter(telling::contains).limit(MOST).toList();
  }

  private static Seen of(Event.Compared compared) {
    var without = compared.without();
    var with = compared.with();
    var sides =
        "%s %s, %s %s %s"
            .formatted(
                without.label(),
                Figures.of(without.value()),
                with.label(),
                Figures.of(with.value()),
                compared.unit());
    var rank =
        !compared.held()
            ? Rank.REFUTING
            : compared.demand().isEmpty() ? Rank.COMPARED : Rank.DEMANDED;
    return new Seen(compared.what(), Ratios.of(compared), sides, compared.held(), false, rank);
  }

  /** The first check and the first control tell more than those after them. */
  private static Seen of(Event.Checked check, boolean first) {
    var value = shortened(check.actual());
    var rank =
        !check.held()
            ? Rank.REFUTING
            : !value.equals(check.actual()) ? Rank.LONG : first ? Rank.FIRST : Rank.FURTHER;
    var demand = check.held() ? "" : "expected " + shortened(check.expected());
    return new Seen(check.what(), value, demand, check.held(), check.control(), rank);
  }

  private boolean isLike(Event.Checked check) {
    return rank == Rank.FIRST && control == check.control();
  }

  private static String shortened(String text) {
    var line = text.replace('\n', ' ');
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1).strip() + "…";
  }
}
