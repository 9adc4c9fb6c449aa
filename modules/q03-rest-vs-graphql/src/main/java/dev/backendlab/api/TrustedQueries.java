package dev.backendlab.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.springframework.http.HttpStatus.NOT_FOUND;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.support.DefaultExecutionGraphQlRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/**
 * Persisted queries: documents that were known when the shop was built, each with a URL of its own.
 * So GET can ask for them, and caches keep their answers: not an error, which is a 200, too.
 */
@RestController
class TrustedQueries {

  private final ExecutionGraphQlService graph;
  private final String cacheControl;

  TrustedQueries(ExecutionGraphQlService graph, ShopApplication.Settings settings) {
    this.graph = graph;
    this.cacheControl = settings.cacheControl();
  }

  @GetMapping("/graphql/{name:[a-z-]+}")
  Mono<ResponseEntity<Map<String, Object>>> answer(@PathVariable String name) throws IOException {
    var document = new ClassPathResource("trusted/" + name + ".graphql");
    if (!document.exists()) {
      throw new ResponseStatusException(NOT_FOUND, "There is no such query.");
    }
    var text = document.getContentAsString(UTF_8);
    return graph
        .execute(new DefaultExecutionGraphQlRequest(text, null, null, null, name, Locale.ROOT))
        .map(answer ->
            ResponseEntity.ok()
                .header("Cache-Control", answer.getErrors().isEmpty() ? cacheControl : "no-store")
                .body(answer.getExecutionResult().toSpecification()));
  }
}
