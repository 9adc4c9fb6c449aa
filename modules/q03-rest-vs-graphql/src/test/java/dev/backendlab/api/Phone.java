package dev.backendlab.api;

import dev.backendlab.kit.Http;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** A phone that lists books, each with title, price and the name of its author. */
record Phone(Http shop) {

  /**
   * What the phone shows.
   *
   * @param bytes that it sent and got for that: URLs and bodies, without headers
   */
  record Screen(String way, List<String> lines, long bytes) {}

  /** What it asks for, as GraphQL. */
  static String query(int books) {
    return "{books(first:" + books + "){title cents author{name}}}";
  }

  /** The list, and then each author. */
  Screen byResources(int books) {
    var wire = new ArrayList<String>();
    var list = get("/books?limit=" + books, wire);
    return screen(
        "REST, resources", list, book -> get("/authors/" + book.get("author"), wire), wire);
  }

  /** The list by a URL that names the fields. */
  Screen bySparseFields(int books) {
    var wire = new ArrayList<String>();
    var list = get("/books?limit=" + books + "&fields=title,cents,author.name", wire);
    return screen("REST, fields in the URL", list, book -> book.path("author"), wire);
  }

  Screen byGraphQl(int books) {
    var body = "{\"query\":\"" + query(books) + "\"}";
    var answer = shop.post("/graphql", body);
    var list = answer.as(JsonNode.class).at("/data/books");
    var wire = List.of("/graphql", body, answer.body());
    return screen("GraphQL", list, book -> book.path("author"), wire);
  }

  private JsonNode get(String path, List<String> wire) {
    var answer = shop.get(path);
    wire.addAll(List.of(path, answer.body()));
    return answer.as(JsonNode.class);
  }

  private static Screen screen(
      String way, JsonNode books, Function<JsonNode, JsonNode> author, List<String> wire) {
    var lines = new ArrayList<String>();
    for (var book : books) {
      lines.add(book.get("title") + " " + book.get("cents") + " " + author.apply(book).get("name"));
    }
    var bytes = String.join("", wire).getBytes(StandardCharsets.UTF_8).length;
    return new Screen(way, lines, bytes);
  }
}
