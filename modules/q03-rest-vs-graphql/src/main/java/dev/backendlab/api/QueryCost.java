package dev.backendlab.api;

import graphql.analysis.FieldComplexityCalculator;
import graphql.analysis.FieldComplexityEnvironment;
import graphql.schema.GraphQLTypeUtil;
import org.springframework.stereotype.Component;

/**
 * Estimates how many fields an answer will have, from the query alone: a list counts as often as it
 * may have elements. What costs too much is refused before the first statement.
 */
@Component
class QueryCost implements FieldComplexityCalculator {

  /** For a list whose length the query doesn't say. */
  private static final int USUAL_LENGTH = 20;

  /** Sums of capped costs stay in an int: one that overflows would be negative, and welcome. */
  private static final long CAP = 1_000_000;

  @Override
  public int calculate(FieldComplexityEnvironment field, int children) {
    return (int) Math.min(CAP, 1L + (long) length(field) * children);
  }

  int length(FieldComplexityEnvironment field) {
    var type = GraphQLTypeUtil.unwrapNonNull(field.getFieldDefinition().getType());
    if (!GraphQLTypeUtil.isList(type)) {
      return 1;
    }
    return field.getArguments().get("first") instanceof Integer first
        ? Math.max(1, first) // a negative length would pay for its neighbours
        : USUAL_LENGTH;
  }
}
