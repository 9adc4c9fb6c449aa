package dev.backendlab.twelvefactor;

import dev.backendlab.kit.Answer;
import dev.backendlab.kit.Http;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.springframework.http.HttpMethod;

/**
 * A balancer of a few lines: each request goes to the next process, and on to another where nobody
 * took it. What a process had begun is not sent again.
 */
record RoundRobin(List<Http> processes, AtomicInteger turn) {

  static RoundRobin over(List<URI> urls) {
    var processes = urls.stream().map(url -> Http.silent(url.toString())).toList();
    return new RoundRobin(processes, new AtomicInteger());
  }

  Answer send(HttpMethod method, String path) {
    var answer = next().send(method, path, null);
    for (int i = 1; i < processes.size() && notTaken(answer); i++) {
      answer = next().send(method, path, null);
    }
    return answer;
  }

  private Http next() {
    return processes.get(turn.getAndIncrement() % processes.size());
  }

  private static boolean notTaken(Answer answer) {
    return answer.status() == 503 || refused(answer);
  }

  static boolean refused(Answer answer) {
    return answer.status() == Answer.GAVE_UP && answer.body().equals("ConnectException");
  }

  /** Customers who each put a lamp into a cart of this name and a number. */
  void fill(String carts, int customers) {
    IntStream.range(0, customers)
        .forEach(i -> send(HttpMethod.PUT, "/carts/%s-%d/lamp".formatted(carts, i)));
  }

  /** So many looks of each into the cart: how many found no lamp in it. */
  long lost(String carts, int customers, int looks) {
    return IntStream.range(0, customers * looks)
        .filter(i ->
            !send(HttpMethod.GET, "/carts/%s-%d".formatted(carts, i / looks))
                .body()
                .contains("lamp"))
        .count();
  }
}
