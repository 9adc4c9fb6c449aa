package dev.backendlab.api;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Books, authors and reviews. Each method is one statement, for as many keys as are asked for. */
@Repository
class Catalog {

  private static final String BOOK =
      "select /* catalog */ id, isbn, title, cents, pages, blurb, author from book ";

  private final JdbcClient jdbc;

  Catalog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** As the resource shows it: with the number of its author, and not with the author. */
  record Book(int id, String isbn, String title, int cents, int pages, String blurb, int author) {}

  record Author(int id, String name, int born, String biography) {}

  record Review(int book, int stars, String words) {}

  List<Book> books(int limit) {
    return List.copyOf(
        jdbc.sql(BOOK + "order by id limit ?").param(limit).query(Book.class).list());
  }

  Optional<Book> book(String isbn) {
    return jdbc.sql(BOOK + "where isbn = ?").param(isbn).query(Book.class).optional();
  }

  Map<Integer, Author> authors(Collection<Integer> ids) {
    return jdbc
        .sql("select /* catalog */ * from author where id in (:ids)")
        .param("ids", ids)
        .query(Author.class)
        .list()
        .stream()
        .collect(toMap(Author::id, identity()));
  }

  Map<Integer, List<Book>> booksOf(Collection<Integer> authors) {
    return jdbc
        .sql(BOOK + "where author in (:authors) order by id")
        .param("authors", authors)
        .query(Book.class)
        .list()
        .stream()
        .collect(groupingBy(Book::author));
  }

  Map<Integer, List<Review>> reviewsOf(Collection<Integer> books) {
    return jdbc
        .sql("select /* catalog */ book, stars, words from review where book in (:books)")
        .param("books", books)
        .query((row, i) -> new Review(row.getInt(1), row.getInt(2), row.getString(3)))
        .list()
        .stream()
        .collect(groupingBy(Review::book));
  }
}
