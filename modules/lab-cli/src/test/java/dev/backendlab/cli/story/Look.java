package dev.backendlab.cli.story;

import dev.backendlab.cli.text.Terminal;
import dev.backendlab.kit.event.EventLine;
import java.nio.file.*;

class Look {
  public static void main(String[] a) throws Exception {
    var out =
        new java.io.PrintStream(
            new java.io.FileOutputStream(java.io.FileDescriptor.out), true, "UTF-8");
    var t =
        new StoryTeller(
            new Terminal(Integer.parseInt(a[1]), a[2].contains("c"), a[2].contains("u"), false));
    out.print(t.opening("q12", "What is JWT (JSON Web Token)?"));
    for (var l : Files.readAllLines(Path.of(a[0])))
      out.print(t.tell(EventLine.parse(l).orElseThrow()));
    out.print(
        t.farewell(
            new Setting(
                "q12",
                "~/.local/state/backend-lab/runs/q12/q12-20260101-120000-0001",
                "~/x/log.txt",
                "modules/q12-jwt/src/test/java/dev/backendlab/jwt/JwtDemo.java")));
  }
}
