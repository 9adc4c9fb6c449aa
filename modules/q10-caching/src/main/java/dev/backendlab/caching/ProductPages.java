package dev.backendlab.caching;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Product pages, computed by PostgreSQL: joins and aggregates over reviews and order lines.
 *
 * <p>Every step has its index. It is expensive because it answers much, not because it was written
 * badly: a cache in front of a missing index only hides the missing index.
 */
@Repository
class ProductPages implements Products {

  /** By which the database's statistics tell these statements from others. */
  static final String COMMENT = "/* product page */";

  static final String STATEMENT =
      "select "
          + COMMENT
          + """
           json_build_object(
            'id', p.id, 'name', p.name, 'currency', c.code, 'price', round(p.cents * c.rate),
            'stars', r.stars, 'reviews', r.reviews, 'sold', s.sold, 'boughtTogether', b.names)
          from product p
          join currency c on c.code = ?
          cross join lateral (
            select round(avg(stars), 2) as stars, count(*) as reviews
            from review where product_id = p.id) r
          cross join lateral (
            select sum(quantity) as sold from order_line where product_id = p.id) s
          cross join lateral (
            select json_agg(name) as names
            from (
              select also.name
              from order_line mine
              join order_line theirs using (order_id)
              join product also on also.id = theirs.product_id
              where mine.product_id = p.id and theirs.product_id <> p.id
              group by also.id
              order by count(*) desc, also.id
              limit 3) top) b
          where p.id = ?
          """;

  private final JdbcClient jdbc;

  ProductPages(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<Page> find(ProductKey key) {
    return jdbc.sql(STATEMENT)
        .params(key.currency().name(), key.product())
        .query(String.class)
        .optional()
        .map(json -> new Page(json, Page.Origin.DATABASE));
  }
}
