package dev.backendlab.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import dev.backendlab.api.Catalog.Book;
import dev.backendlab.kit.BrokenTwin;
import graphql.analysis.FieldComplexityEnvironment;
import graphql.language.ObjectTypeDefinition;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json31;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.dataloader.DataLoaderOptions;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.graphql.execution.DefaultBatchLoaderRegistry;
import org.springframework.graphql.execution.GraphQlSource;
import tools.jackson.databind.json.JsonMapper;

/** Mistakes, and two versions of the shop that claims start beside the good one. */
final class BrokenTwins {

  private BrokenTwins() {}

  /** The setting is in application-broken-api.yml. */
  @BrokenTwin(
      value = "api",
      says = "One line of settings writes total_cents instead of totalCents; the document doesn't.")
  static class SnakeCase {}

  @BrokenTwin(
      value = "fixed-responses",
      says = "The parameter fields is accepted and ignored: each book comes as a whole.")
  static class IgnoredFields extends SparseFields {

    private static final Set<String> ALL =
        Set.of("id", "isbn", "title", "cents", "pages", "blurb", "author.name", "author.biography");

    IgnoredFields(Catalog catalog, JsonMapper json) {
      super(catalog, json);
    }

    @Override
    List<?> of(List<Book> books, Set<String> fields) {
      return super.of(books, ALL);
    }
  }

  @BrokenTwin(
      value = "only-needed-data",
      says = "The next version renames a field, title, since name is the better word.")
  @ConditionalOnProperty(name = "shop.next", havingValue = "schema")
  static class RenamedField implements GraphQlSourceBuilderCustomizer {

    @Override
    public void customize(GraphQlSource.SchemaResourceBuilder builder) {
      builder.configureTypeDefinitions(types -> {
        var book = Objects.requireNonNull(types.getTypeOrNull("Book", ObjectTypeDefinition.class));
        var fields =
            book.getFieldDefinitions().stream()
                .map(each ->
                    each.getName().equals("title") ? each.transform(it -> it.name("name")) : each)
                .toList();
        types.remove(book);
        types.add(book.transform(it -> it.fieldDefinitions(fields)));
      });
    }
  }

  /** The setting is in application-broken-widely-adopted.yml. */
  @BrokenTwin(
      value = "widely-adopted",
      says = "Cache-Control is no-store, as security libraries send it unless they are told.")
  static class NoStore {}

  @BrokenTwin(
      value = "n-plus-one",
      says = "Each book asks for its author alone: there are no batches.")
  static class Unbatched extends OneByOne {}

  @BrokenTwin(
      value = "query-cost",
      says = "A list costs what one of its elements costs, as in graphql-java by default.")
  static class LengthsForgotten extends QueryCost {

    @Override
    int length(FieldComplexityEnvironment field) {
      return 1;
    }
  }

  /** For a shop whose resolvers are the same, and never get more than one parent at once. */
  static class OneByOne extends DefaultBatchLoaderRegistry {

    OneByOne() {
      super(() -> DataLoaderOptions.newOptions().setMaxBatchSize(1).build());
    }
  }

  /** For a shop whose JSON is total_cents, and whose document says so. */
  static class SnakeCaseDocument extends ModelResolver {

    SnakeCaseDocument() {
      super(Json31.mapper().copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE));
      openapi31(true);
    }
  }
}
