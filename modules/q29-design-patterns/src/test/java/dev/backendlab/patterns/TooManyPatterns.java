package dev.backendlab.patterns;

/** The confirmation with four patterns too many: each by the book, none with a second case. */
final class TooManyPatterns {

  private final TextStrategyFactory factory = new ThankYouStrategyFactory();
  private final Channel channel;

  TooManyPatterns(Systems systems) {
    this.channel = new ExtensibleChannel(new MailChannel(systems));
  }

  void send(Order order) {
    var text = factory.create().textFor(order);
    new SendCommand(channel, order.id(), text).execute();
  }

  /** Strategy: there may be other texts one day. */
  interface TextStrategy {

    String textFor(Order order);
  }

  static final class ThankYouStrategy implements TextStrategy {

    @Override
    public String textFor(Order order) {
      return "Thank you, " + order.customer();
    }
  }

  /** Factory: nobody should know which text. */
  interface TextStrategyFactory {

    TextStrategy create();
  }

  static final class ThankYouStrategyFactory implements TextStrategyFactory {

    @Override
    public TextStrategy create() {
      return new ThankYouStrategy();
    }
  }

  /** Command: it could be queued or undone. */
  interface Command {

    void execute();
  }

  record SendCommand(Channel channel, long order, String text) implements Command {

    @Override
    public void execute() {
      channel.send(order, text);
    }
  }

  /** Decorator: logging could come in between. */
  interface Channel {

    void send(long order, String text);
  }

  record ExtensibleChannel(Channel next) implements Channel {

    @Override
    public void send(long order, String text) {
      next.send(order, text);
    }
  }

  record MailChannel(Systems systems) implements Channel {

    @Override
    public void send(long order, String text) {
      systems.tell("mail", order, text);
    }
  }
}
