package dev.backendlab.kit;

import java.util.List;

/** A statement with the plan that a database reports for it. */
public interface PlannedStatement {

  /** The statement. */
  String sql();

  /** Its plan, a line each. */
  List<String> lines();
}
