package dev.backendlab.patterns;

import dev.backendlab.kit.BrokenTwin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each pattern as it is got wrong. */
final class BrokenTwins {

  private BrokenTwins() {}

  @BrokenTwin(
      value = "singleton",
      says = "The bean has the scope prototype: each of its users has one, and a sum, of its own.")
  @Scope("prototype")
  static class PointsForEachUser extends LoyaltyPoints {}

  @BrokenTwin(
      value = "factory",
      says = "The method is a switch in three places, and in one of them vouchers are forgotten.")
  static class ForgottenPlace extends ScriptedShop {

    ForgottenPlace(JdbcOrders orders, Systems systems, LoyaltyPoints points) {
      super(orders, null, systems, points);
    }

    @Override
    public String refund(Order order) {
      return "card credited"; // as it always was
    }
  }

  @BrokenTwin(
      value = "repository",
      says = "The repository asks for each order by itself, and lets exceptions of SQL through.")
  static class HastyOrders extends JdbcOrders {

    private final JdbcClient jdbc;

    HastyOrders(JdbcClient jdbc) {
      super(jdbc);
      this.jdbc = jdbc;
    }

    @Override
    public void save(Order order) {
      insert(order);
    }

    @Override
    public List<Order> of(String customer) {
      var ids = jdbc.sql("select id from purchase_order where customer = ? order by id");
      var found =
          List.copyOf(ids.param(customer).query(Long.class).list()).stream().map(this::find);
      return found.flatMap(Optional::stream).toList();
    }
  }

  @BrokenTwin(
      value = "observer",
      says = "The service calls its listeners itself, one after the other, in its transaction.")
  static class CallsThemItself extends ScriptedShop {

    CallsThemItself(JdbcOrders orders, Systems systems, LoyaltyPoints points) {
      super(orders, null, systems, points);
    }
  }

  @BrokenTwin(
      value = "reusability",
      says = "The shop was written as a script: what is new must be told to each of its lines.")
  static class Script extends ScriptedShop {

    Script(JdbcOrders orders, Systems systems, LoyaltyPoints points) {
      super(orders, null, systems, points);
    }
  }

  @BrokenTwin(
      value = "code-level",
      says = "The subject keeps its listeners in an ArrayList, which can't bear one that leaves.")
  static class SubjectOnAnArrayList extends Whiteboard.Subject {

    SubjectOnAnArrayList() {
      super(new ArrayList<>());
    }
  }

  @BrokenTwin(
      value = "overuse",
      says = "The confirmation is built by strategy, factory, command and decorator, for later.")
  static class ReadyForAnything extends Confirmation {

    private final TooManyPatterns patterns;

    ReadyForAnything(Systems systems) {
      super(systems);
      this.patterns = new TooManyPatterns(systems);
    }

    @Override
    void send(Order order) {
      patterns.send(order);
    }
  }
}
