package dev.backendlab.indexing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Makes and drops the indexes of the list, and shows what their queries read. */
@RestController
@RequestMapping("/indexes")
class IndexController {

  private final Indexes indexes;

  IndexController(Indexes indexes) {
    this.indexes = indexes;
  }

  /** An index as it is now; its bytes are absent where it was not made. */
  record State(String name, String definition, String query, @Nullable Long bytes) {}

  @GetMapping
  List<State> all() {
    return indexes.names().stream().map(this::state).toList();
  }

  @GetMapping("/{name}")
  State state(@PathVariable String name) {
    return new State(
        name,
        indexes.definition(name, OrderTable.NAME),
        indexes.query(name, OrderTable.NAME),
        indexes.bytes(name).orElse(null));
  }

  @PutMapping("/{name}")
  State create(@PathVariable String name) {
    indexes.create(name);
    return state(name);
  }

  @DeleteMapping("/{name}")
  State drop(@PathVariable String name) {
    indexes.drop(name);
    return state(name);
  }

  @GetMapping(path = "/{name}/plan", produces = MediaType.TEXT_PLAIN_VALUE)
  String plan(@PathVariable String name) {
    return String.join("\n", indexes.plan(name)) + "\n";
  }
}
