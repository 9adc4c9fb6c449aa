package dev.backendlab.api;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.backendlab.api.Catalog.Author;
import dev.backendlab.api.Catalog.Book;
import dev.backendlab.api.Catalog.Review;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.schema.DataFetchingEnvironment;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Map;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.GraphQlExceptionHandler;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.execution.ErrorType;
import org.springframework.stereotype.Controller;

/**
 * Resolves the fields of the schema. A batch mapping gets all parents of a level at once, so that
 * their children are one statement; plain fields are read from the records.
 */
@Controller
class BookGraph {

  private final Catalog catalog;

  BookGraph(Catalog catalog) {
    this.catalog = catalog;
  }

  @QueryMapping
  List<Book> books(@Argument @Min(1) @Max(100) int first) {
    return catalog.books(first);
  }

  @BatchMapping(typeName = "Book")
  Map<Book, Author> author(List<Book> books) {
    var authors = catalog.authors(books.stream().map(Book::author).distinct().toList());
    return books.stream().collect(toMap(identity(), book -> authors.get(book.author())));
  }

  @BatchMapping(typeName = "Book")
  Map<Book, List<Review>> reviews(List<Book> books) {
    var reviews = catalog.reviewsOf(books.stream().map(Book::id).toList());
    return books.stream()
        .collect(toMap(identity(), book -> reviews.getOrDefault(book.id(), List.of())));
  }

  @BatchMapping(typeName = "Author", field = "books")
  Map<Author, List<Book>> booksOf(List<Author> authors) {
    var books = catalog.booksOf(authors.stream().map(Author::id).toList());
    return authors.stream()
        .collect(toMap(identity(), author -> books.getOrDefault(author.id(), List.of())));
  }

  /** An argument out of its bounds is the caller's mistake; without this it would be ours. */
  @GraphQlExceptionHandler
  GraphQLError outOfBounds(ConstraintViolationException e, DataFetchingEnvironment where) {
    return GraphqlErrorBuilder.newError(where)
        .errorType(ErrorType.BAD_REQUEST)
        .message(e.getMessage())
        .build();
  }
}
