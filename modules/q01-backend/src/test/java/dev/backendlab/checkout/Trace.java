package dev.backendlab.checkout;

import dev.backendlab.kit.Latencies;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.aopalliance.intercept.MethodInterceptor;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Follows a request through the layers, as a tracing agent does: it stands between the beans, and
 * no line of the shop knows of it. Its mark in each statement lets PostgreSQL count them, too.
 */
final class Trace implements BeanPostProcessor {

  static final String MARK = " /* traced */";
  private static final String CLIENT = "client";
  private static final String COMMIT = "commit";
  private static final Map<Class<?>, String> LAYERS =
      Map.of(
          CheckoutController.class, "controller",
          Checkout.class, "service",
          Customers.class, "repository",
          Prices.class, "repository",
          Orders.class, "repository");

  private final ThreadLocal<Deque<Step>> open = ThreadLocal.withInitial(ArrayDeque::new);
  private final List<Step> steps = new CopyOnWriteArrayList<>();

  /** A call of a layer by another one; it took so long, of which the layers below took a part. */
  static final class Step {

    private final String caller;
    private final String layer;
    private final String what;
    private long took;
    private long below;

    private Step(String caller, String layer, String what) {
      this.caller = caller;
      this.layer = layer;
      this.what = what;
    }

    String call() {
      return caller + " → " + layer;
    }

    boolean isStatement() {
      return layer.equals("SQL");
    }

    List<String> row() {
      return List.of(layer, what);
    }
  }

  /** What a step does. */
  private interface Work {
    @Nullable Object run() throws Throwable;
  }

  /** The steps of this work, in the order in which they began. */
  List<Step> of(Callable<?> work) throws Exception {
    steps.clear();
    work.call();
    return List.copyOf(steps);
  }

  /** The time of each layer without those below it, of requests of a client one after the other. */
  Map<String, Latencies> ownTimes(int requests, Callable<?> request) throws Exception {
    var recorders = new LinkedHashMap<String, Latencies.Recorder>();
    long start = System.nanoTime();
    for (int i = 0; i < requests; i++) {
      long before = System.nanoTime();
      var all = of(request);
      long took = System.nanoTime() - before;
      var own = new LinkedHashMap<String, Long>();
      own.put("HTTP and Spring MVC", took - all.getFirst().took);
      all.forEach(step -> own.merge(step.layer, step.took - step.below, Long::sum));
      own.forEach((layer, nanos) ->
          recorders.computeIfAbsent(layer, name -> new Latencies.Recorder()).record(nanos));
    }
    var span = Duration.ofNanos(System.nanoTime() - start);
    var times = new LinkedHashMap<String, Latencies>();
    recorders.forEach((layer, recorder) -> times.put(layer, recorder.over(span)));
    return times;
  }

  private @Nullable Object step(String layer, String what, Work work) throws Throwable {
    var stack = open.get();
    var caller = stack.peek();
    var step = new Step(caller == null ? CLIENT : caller.layer, layer, what);
    steps.add(step);
    stack.push(step);
    long start = System.nanoTime();
    try {
      return work.run();
    } finally {
      step.took = System.nanoTime() - start;
      stack.pop();
      if (caller != null) {
        caller.below += step.took;
      }
    }
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    if (bean instanceof DataSource database) {
      return new TracedDatabase(database);
    }
    var type = AopUtils.getTargetClass(bean);
    for (var each : LAYERS.entrySet()) {
      if (each.getKey().isAssignableFrom(type)) {
        return proxy(bean, each.getKey().getSimpleName(), each.getValue());
      }
    }
    return bean;
  }

  private Object proxy(Object bean, String name, String layer) {
    var proxy = new ProxyFactory(bean);
    proxy.setProxyTargetClass(true);
    proxy.addAdvice(
        (MethodInterceptor)
            call -> step(layer, name + "." + call.getMethod().getName(), call::proceed));
    return proxy.getProxy();
  }

  /** Its connections tell of each statement and each commit. */
  private final class TracedDatabase extends DelegatingDataSource {

    TracedDatabase(DataSource database) {
      super(database);
    }

    @Override
    public Connection getConnection() throws SQLException {
      return traced(Connection.class, super.getConnection(), "");
    }
  }

  private <T> T traced(Class<T> type, T target, String sql) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              Work call = () -> method.invoke(target, arguments);
              try {
                return switch (method.getName()) {
                  case "prepareStatement" -> {
                    var text = (String) arguments[0];
                    arguments[0] = text + MARK;
                    yield traced(PreparedStatement.class, (PreparedStatement) call.run(), text);
                  }
                  case "execute", "executeQuery", "executeUpdate" -> step("SQL", sql, call);
                  case COMMIT -> step(COMMIT, "", call);
                  default -> call.run();
                };
              } catch (InvocationTargetException failed) {
                throw failed.getCause();
              }
            }));
  }
}
