package dev.backendlab.caching;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The list of what sells: on every page of the shop, and its dearest statement. */
@Repository
class Bestsellers {

  /** By which the database's statistics tell these statements from others. */
  static final String COMMENT = "/* bestsellers */";

  private final JdbcClient jdbc;

  Bestsellers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The ten products that sold best in the latest orders, as JSON. */
  String now() {
    return jdbc.sql(
            "select "
                + COMMENT
                + """
                 json_agg(json_build_object('name', name, 'sold', sold))
                from (
                  select name, sum(quantity) as sold
                  from order_line join product on product.id = product_id
                  where order_id >= 9600
                  group by product.id
                  order by sold desc, product.id
                  limit 10) as top
                """)
        .query(String.class)
        .single();
  }
}
