package dev.backendlab.api;

import dev.backendlab.api.Catalog.Author;
import dev.backendlab.api.Catalog.Book;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Resources: each has its URL, and a fixed answer that every cache on the way may keep. */
@RestController
class BookController {

  private final Catalog catalog;
  private final SparseFields sparse;
  private final String cacheControl;

  BookController(Catalog catalog, SparseFields sparse, ShopApplication.Settings settings) {
    this.catalog = catalog;
    this.sparse = sparse;
    this.cacheControl = settings.cacheControl();
  }

  @GetMapping(path = "/books", params = "!fields")
  ResponseEntity<List<Book>> books(@RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
    return cacheable(catalog.books(limit));
  }

  /** The same list, for a client that names the fields it needs. */
  @GetMapping(path = "/books", params = "fields")
  ResponseEntity<List<?>> sparse(
      @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
      @RequestParam @NotEmpty Set<String> fields) {
    return cacheable(sparse.of(catalog.books(limit), fields));
  }

  @GetMapping("/books/{isbn:[0-9]{13}}")
  ResponseEntity<Book> book(@PathVariable String isbn) {
    return cacheable(catalog.book(isbn).orElseThrow(() -> none("book")));
  }

  @GetMapping("/authors/{id}")
  ResponseEntity<Author> author(@PathVariable int id) {
    var found = catalog.authors(List.of(id)).get(id);
    if (found == null) {
      throw none("author");
    }
    return cacheable(found);
  }

  private <T> ResponseEntity<T> cacheable(T answer) {
    return ResponseEntity.ok().header("Cache-Control", cacheControl).body(answer);
  }

  private static ResponseStatusException none(String what) {
    return new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such " + what + ".");
  }
}
