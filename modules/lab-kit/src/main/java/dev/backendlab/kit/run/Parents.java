package dev.backendlab.kit.run;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * The build files that all questions inherit, one after the other, in one text.
 *
 * <p>A new question brings libraries, and their versions stand there. What was built without them
 * is as good as before, so two texts can mean one thing to a class path: what differs must be a
 * managed version of something that is not on it.
 */
record Parents(String text) {

  private static final Pattern FILE = Pattern.compile("(?=<\\?xml )");
  private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]+)}");

  /** As they stand in the project now; empty where it has none. */
  static Parents of(Path root) throws IOException {
    var text = new StringBuilder();
    for (var file : List.of("pom.xml", "modules/lab-question/pom.xml")) {
      var pom = root.resolve(file);
      text.append(Files.exists(pom) ? Files.readString(pom) : "");
    }
    return new Parents(text.toString());
  }

  /** Whether these give a class path nothing else than the others do. */
  boolean mean(Parents others, List<Path> classPath) {
    if (text.equals(others.text)) {
      return true;
    }
    var artifacts = artifactsOn(classPath);
    try {
      return meaning(artifacts).equals(others.meaning(artifacts));
    } catch (SAXException | UncheckedIOException halfWritten) {
      return false;
    }
  }

  /** A jar lies in the folder of its version, in that of its artifact; ours in a target. */
  private static Set<String> artifactsOn(List<Path> classPath) {
    return classPath.stream()
        .map(jar -> jar.getName(Math.max(0, jar.getNameCount() - 3)).toString())
        .collect(Collectors.toSet());
  }

  /** All that these say, except for layout, comments and the versions of other libraries. */
  private String meaning(Set<String> artifacts) throws SAXException {
    var poms = new ArrayList<Element>();
    for (var file : FILE.split(text)) {
      poms.add(parse(file));
    }
    var properties = new TreeMap<String, String>();
    for (var pom : poms) {
      properties(pom)
          .forEach(each -> properties.put(each.getTagName(), each.getTextContent().strip()));
    }
    var used = new HashSet<String>();
    PROPERTY.matcher(text).results().forEach(found -> used.add(found.group(1)));
    for (var pom : poms) {
      // one that nothing here uses is Spring Boot's or Maven's: then it speaks for itself
      properties(pom).filter(each -> used.contains(each.getTagName())).forEach(Parents::remove);
      managed(pom).filter(each -> !concerns(each, artifacts)).forEach(Parents::remove);
    }
    return poms.stream().map(pom -> words(pom, properties)).collect(Collectors.joining("\n"));
  }

  private static Element parse(String pom) throws SAXException {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null); // says it to nobody, and throws
      return builder.parse(new InputSource(new StringReader(pom))).getDocumentElement();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParserConfigurationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Stream<Element> properties(Element pom) {
    return children(pom, "properties").flatMap(Parents::children);
  }

  private static Stream<Element> managed(Element pom) {
    return children(pom, "dependencyManagement")
        .flatMap(each -> children(each, "dependencies"))
        .flatMap(Parents::children);
  }

  /** An imported list of versions may name anything. */
  private static boolean concerns(Element managed, Set<String> artifacts) {
    return children(managed, "scope").anyMatch(scope -> scope.getTextContent().equals("import"))
        || children(managed, "artifactId").anyMatch(id -> artifacts.contains(id.getTextContent()));
  }

  private static void remove(Element element) {
    element.getParentNode().removeChild(element);
  }

  private static String words(Node node, Map<String, String> properties) {
    if (node.getNodeType() == Node.TEXT_NODE) {
      return PROPERTY
          .matcher(node.getTextContent().strip())
          .replaceAll(found ->
              Matcher.quoteReplacement(properties.getOrDefault(found.group(1), found.group())));
    }
    if (!(node instanceof Element element)) {
      return "";
    }
    var inner = nodes(element).map(each -> words(each, properties)).collect(Collectors.joining());
    var attributes = element.getAttributes();
    var signs =
        IntStream.range(0, attributes.getLength())
            .mapToObj(attributes::item)
            .map(each -> " %s=\"%s\"".formatted(each.getNodeName(), each.getNodeValue()))
            .collect(Collectors.joining());
    return "<%s%s>%s</>".formatted(element.getTagName(), signs, inner);
  }

  private static Stream<Element> children(Element parent, String name) {
    return children(parent).filter(child -> child.getTagName().equals(name));
  }

  private static Stream<Element> children(Element parent) {
    return nodes(parent).filter(Element.class::isInstance).map(Element.class::cast);
  }

  /** Copied, so that one may be removed. */
  private static Stream<Node> nodes(Element parent) {
    var nodes = parent.getChildNodes();
    return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).toList().stream();
  }
}
