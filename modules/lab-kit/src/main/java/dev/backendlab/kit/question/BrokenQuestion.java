package dev.backendlab.kit.question;

import java.util.List;
import java.util.stream.Collectors;

/** A question module that cannot be used; the message has a line for each defect. */
public final class BrokenQuestion extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient List<Defect> defects;

  public BrokenQuestion(List<Defect> defects) {
    super(defects.stream().map(Defect::toString).collect(Collectors.joining("\n")));
    this.defects = List.copyOf(defects);
  }

  public List<Defect> defects() {
    return defects;
  }
}
