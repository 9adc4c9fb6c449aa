package dev.backendlab.cli;

import dev.backendlab.cli.session.Session;
import picocli.CommandLine;

/** Makes commands: each takes the session, by its one constructor. */
record Commands(Session session) implements CommandLine.IFactory {

  @Override
  public <K> K create(Class<K> type) throws Exception {
    for (var constructor : type.getDeclaredConstructors()) {
      if (constructor.getParameterCount() == 1
          && constructor.getParameterTypes()[0] == Session.class) {
        return type.cast(constructor.newInstance(session));
      }
    }
    return CommandLine.defaultFactory().create(type);
  }
}
