package dev.backendlab.kit.question;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;

/** Collects the links of a text, in their order. */
final class Links extends AbstractVisitor {

  private final List<Link> found = new ArrayList<>();

  @Override
  public void visit(Link link) {
    found.add(link);
    visitChildren(link);
  }

  List<Link> found() {
    return found;
  }
}
