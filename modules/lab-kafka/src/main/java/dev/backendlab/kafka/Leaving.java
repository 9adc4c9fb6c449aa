package dev.backendlab.kafka;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.KafkaFuture;

/** Leaves somebody else's cluster as it was. */
final class Leaving {

  private Leaving() {}

  static void clean(Admin admin, String prefix) throws ExecutionException, InterruptedException {
    for (var group : admin.listGroups().all().get()) {
      if (group.groupId().startsWith(prefix)) {
        remove(admin, group);
      }
    }
    admin.deleteTopics(beginningWith(prefix, admin.listTopics().names().get())).all().get();
  }

  /** Members that were killed are still in their group, which could then not be removed. */
  private static void remove(Admin admin, GroupListing group)
      throws ExecutionException, InterruptedException {
    var ids = List.of(group.groupId());
    if (group.type().filter(GroupType.SHARE::equals).isPresent()) {
      admin.deleteShareGroups(ids).all().get();
      return;
    }
    settled(
        admin
            .removeMembersFromConsumerGroup(
                group.groupId(), new RemoveMembersFromConsumerGroupOptions())
            .all());
    admin.deleteConsumerGroups(ids).all().get();
  }

  /** Whether it worked shows when the group is removed. */
  private static void settled(KafkaFuture<Void> removal) throws InterruptedException {
    try {
      removal.get();
    } catch (ExecutionException e) {
      // no members
    }
  }

  private static List<String> beginningWith(String prefix, Collection<String> names) {
    return names.stream().filter(name -> name.startsWith(prefix)).toList();
  }
}
