package dev.backendlab.kit.internal;

import dev.backendlab.kit.event.EventLine;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Standard output as the event stream, and as nothing else. */
final class EventOutput {

  private EventOutput() {}

  /** Takes standard output for events; what others print goes to standard error from now on. */
  static Consumer<EventLine> claimed() {
    var out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    System.setOut(System.err);
    return line -> {
      out.print(line.toJson() + "\n");
      out.flush();
    };
  }
}
