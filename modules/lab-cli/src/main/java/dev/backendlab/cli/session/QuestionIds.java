package dev.backendlab.cli.session;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.stream.IntStream;

/** The words that completion offers for a question. */
public final class QuestionIds implements Iterable<String> {

  @Override
  public Iterator<String> iterator() {
    var ids = new ArrayList<>(IntStream.rangeClosed(1, 30).mapToObj("q%02d"::formatted).toList());
    ids.add("all");
    return ids.iterator();
  }
}
