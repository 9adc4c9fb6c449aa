package dev.backendlab.migrations;

import org.springframework.stereotype.Component;

/** A copy before a change that loses data. It brings back that moment, and nothing later. */
@Component
class Backups {

  void take(Databases databases, String name) {
    databases.copy(name, name + "_backup");
  }

  void restore(Databases databases, String name) {
    databases.copy(name + "_backup", name);
  }
}
