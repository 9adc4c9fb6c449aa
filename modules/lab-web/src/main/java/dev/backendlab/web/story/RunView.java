package dev.backendlab.web.story;

import dev.backendlab.kit.event.Event;
import java.util.List;
import java.util.Map;

/** The machine of a run, in words. */
public record RunView(Event.RunStarted started) {

  /** What a reader of figures must know. */
  public List<String> facts() {
    return facts(started.machine());
  }

  /** The same of any machine. */
  public static List<String> facts(Event.Machine machine) {
    return List.of(
        machine.processors() == 1 ? "1 core" : machine.processors() + " cores",
        machine.memoryMegabytes() < 1_024
            ? machine.memoryMegabytes() + " MiB"
            : Math.round(machine.memoryMegabytes() / 1_024.0) + " GiB",
        machine.os() + " " + machine.arch(),
        machine.java());
  }

  /** The libraries that the figures depend on. */
  public Map<String, String> versions() {
    return started.machine().versions();
  }
}
