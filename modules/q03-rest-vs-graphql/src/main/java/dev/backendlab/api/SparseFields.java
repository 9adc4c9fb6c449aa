package dev.backendlab.api;

import static org.springframework.http.HttpStatus.BAD_REQUEST;

import dev.backendlab.api.Catalog.Book;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What REST has against answers that are too large: the client names fields, {@code
 * title,author.name}, and fields of an author bring the author along.
 *
 * @see <a href="https://jsonapi.org/format/#fetching-sparse-fieldsets">JSON:API, which writes it a
 *     little differently</a>
 */
@Component
class SparseFields {

  private static final String AUTHOR = "author.";

  private final Catalog catalog;
  private final JsonMapper json;

  SparseFields(Catalog catalog, JsonMapper json) {
    this.catalog = catalog;
    this.json = json;
  }

  List<?> of(List<Book> books, Set<String> fields) {
    if (fields.stream().noneMatch(each -> each.startsWith(AUTHOR))) {
      return books.stream().map(book -> chosen(json.valueToTree(book), fields)).toList();
    }
    var authors = catalog.authors(books.stream().map(Book::author).distinct().toList());
    return books.stream()
        .map(book -> {
          var whole = json.valueToTree(book).asObject();
          whole.set("author", json.valueToTree(authors.get(book.author())));
          return chosen(whole, fields);
        })
        .toList();
  }

  private JsonNode chosen(JsonNode whole, Set<String> fields) {
    var chosen = json.createObjectNode();
    for (var field : fields) {
      var value = whole.at("/" + field.replace('.', '/'));
      if (!value.isValueNode()) {
        throw new ResponseStatusException(BAD_REQUEST, "There is no field " + field + ".");
      }
      var holder = field.startsWith(AUTHOR) ? chosen.withObject("/author") : chosen;
      holder.set(field.substring(field.lastIndexOf('.') + 1), value);
    }
    return chosen;
  }
}
