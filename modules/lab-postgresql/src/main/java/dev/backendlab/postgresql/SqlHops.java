package dev.backendlab.postgresql;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.IMetricsTracker;
import com.zaxxer.hikari.metrics.MetricsTrackerFactory;
import com.zaxxer.hikari.metrics.PoolStats;
import dev.backendlab.kit.story.Story;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Counts how often an application uses a connection of its pool, by what HikariCP measures for
 * every registry of metrics. A proxy would see each statement, and would be another data source
 * than the one that a claim measures. It is a bean, so that an application can have a pool counted
 * that it makes by hand.
 *
 * @param from the application's name
 */
record SqlHops(String from) implements BeanPostProcessor, MetricsTrackerFactory {

  private static final String SERVER = "PostgreSQL";
  private static final String UNNAMED = "HikariPool-";

  @Override
  public Object postProcessBeforeInitialization(Object bean, String name) {
    if (bean instanceof HikariDataSource pool
        && pool.getMetricsTrackerFactory() == null
        && pool.getMetricRegistry() == null) {
      pool.setMetricsTrackerFactory(this);
    }
    return bean;
  }

  /** A pool that has a name is one of several, of which each has a server of its own. */
  @Override
  public IMetricsTracker create(String pool, PoolStats stats) {
    var to = pool.startsWith(UNNAMED) ? SERVER : SERVER + " " + pool;
    return new IMetricsTracker() {
      @Override
      public void recordConnectionAcquiredNanos(long nanos) {
        Story.live().hops().add(from, to, "SQL");
      }
    };
  }
}
