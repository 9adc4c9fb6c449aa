package dev.backendlab.cli.report;

import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Text;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * What of a build did not pass, said once more at its end: by then Maven's own words are thousands
 * of lines above.
 */
public record FailedTests(TestReports reports) {

  /**
   * A test that failed.
   *
   * @param why the first line of what it said
   */
  record Failed(String module, String test, String why) {}

  /** A line for each failed test, and for each module that was not built; nothing where all is. */
  public List<Text> lines() {
    var failed = failed();
    var lines = new ArrayList<Text>();
    for (var each : failed) {
      lines.add(Text.of(each.module() + "  " + each.test(), Style.BAD));
      lines.add(Text.of("  " + each.why()));
    }
    reports.modules().stream()
        .filter(this::wasBegunOnly)
        .map(module -> module.getFileName().toString())
        .filter(module -> failed.stream().noneMatch(each -> each.module().equals(module)))
        .map(module -> Text.of(module + "  was not built, and no test of it says why", Style.BAD))
        .forEach(lines::add);
    if (!lines.isEmpty()) {
      lines.addFirst(Text.of("What did not pass", Style.STRONG));
    }
    return lines;
  }

  /** The build's own mark, which it takes away when the module is done. */
  private boolean wasBegunOnly(Path module) {
    var mark = module.resolve("target/lab-began");
    return Files.exists(mark) && reports.isOfThisBuild(mark);
  }

  List<Failed> failed() {
    return reports.modules().stream().flatMap(this::failed).toList();
  }

  private Stream<Failed> failed(Path module) {
    return reports
        .of(module)
        .map(TestReports::read)
        .filter(report -> report.contains("<failure") || report.contains("<error"))
        .flatMap(FailedTests::testsOf)
        .flatMap(test ->
            Stream.concat(elements(test, "failure"), elements(test, "error"))
                .limit(1)
                .map(failure -> failed(module, test, failure)));
  }

  private static Failed failed(Path module, Element test, Element failure) {
    return new Failed(
        module.getFileName().toString(),
        TestName.of(module, test.getAttribute("classname"), test.getAttribute("name")),
        failure.getAttribute("message").strip().lines().findFirst().orElse("It said nothing."));
  }

  private static Stream<Element> elements(Element within, String name) {
    NodeList found = within.getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(found::item).map(Element.class::cast);
  }

  /** None, where the JVM died while it wrote: its module is named as not built. */
  private static Stream<Element> testsOf(String report) {
    try {
      var parser = DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder();
      parser.setErrorHandler(null);
      var document = parser.parse(new InputSource(new StringReader(report)));
      return elements(document.getDocumentElement(), "testcase");
    } catch (SAXException cut) {
      return Stream.of();
    } catch (IOException | ParserConfigurationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
