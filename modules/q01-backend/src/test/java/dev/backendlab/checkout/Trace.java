package dev.backendlab.checkout;

import dev.backendlab.kit.ByName;
import dev.backendlab.kit.Latencies;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlProvider;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Follows a request through the layers, as a tracing agent does: it stands between the beans, and
 * no line of the shop knows of it.
 */
final class Trace implements BeanPostProcessor {

  private static final String CLIENT = "client, HTTP and Spring MVC";
  private static final String SQL = "SQL";
  private static final Map<Class<?>, String> LAYERS =
      Map.of(
          CheckoutController.class, "controller",
          Checkout.class, "service",
          Customers.class, "repository",
          Prices.class, "repository",
          Orders.class, "repository",
          JdbcTemplate.class, SQL,
          PlatformTransactionManager.class, "transaction");

  private final ThreadLocal<Deque<String>> layers = ThreadLocal.withInitial(ArrayDeque::new);
  private final List<Step> steps = new CopyOnWriteArrayList<>();
  private final Map<String, Long> nanos = new ConcurrentHashMap<>();
  private volatile long since;

  /** A call of a layer by another one. */
  record Step(String caller, String layer, String what) {

    String call() {
      return caller + " → " + layer;
    }

    List<String> row() {
      return List.of(layer, what);
    }
  }

  /** The steps of this work, in order. */
  List<Step> of(Callable<?> work) throws Exception {
    steps.clear();
    work.call();
    return List.copyOf(steps);
  }

  static long statements(List<Step> steps) {
    return steps.stream().filter(step -> step.layer.equals(SQL)).count();
  }

  /** The time that each layer is at work itself, of requests one after the other. */
  ByName<Latencies> ownTimes(int requests, Callable<?> work) throws Exception {
    var recorders = new LinkedHashMap<String, Latencies.Recorder>();
    long start = System.nanoTime();
    for (int i = 0; i < requests; i++) {
      nanos.clear();
      since = System.nanoTime();
      work.call();
      pass(CLIENT);
      nanos.forEach((layer, own) ->
          recorders.computeIfAbsent(layer, name -> new Latencies.Recorder()).record(own));
    }
    var span = Duration.ofNanos(System.nanoTime() - start);
    var times = new LinkedHashMap<String, Latencies>();
    recorders.forEach((layer, recorder) -> times.put(layer, recorder.over(span)));
    return new ByName<>(times);
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    var type = AopUtils.getTargetClass(bean);
    for (var each : LAYERS.entrySet()) {
      if (each.getKey().isAssignableFrom(type)) {
        var proxy = new ProxyFactory(bean);
        proxy.setProxyTargetClass(!each.getKey().isInterface());
        proxy.addAdvice((MethodInterceptor) call -> step(each.getValue(), call));
        return proxy.getProxy();
      }
    }
    return bean;
  }

  private @Nullable Object step(String layer, MethodInvocation call) throws Throwable {
    var callers = layers.get();
    var caller = callers.isEmpty() ? CLIENT : callers.getFirst();
    steps.add(new Step(caller, layer, what(layer, call)));
    pass(caller);
    callers.push(layer);
    try {
      return call.proceed();
    } finally {
      pass(callers.pop());
    }
  }

  /** The time since the last call or return was this layer's own. */
  private void pass(String layer) {
    long now = System.nanoTime();
    nanos.merge(layer, now - since, Long::sum);
    since = now;
  }

  private static String what(String layer, MethodInvocation call) {
    var first = call.getArguments().length == 0 ? null : call.getArguments()[0];
    return switch (first) {
      case SqlProvider statement -> String.valueOf(statement.getSql()).strip();
      case String sql when layer.equals(SQL) -> sql;
      case null, default -> call.getMethod().getName();
    };
  }
}
