package dev.backendlab.secrets;

import dev.backendlab.kit.Column;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * Looks for secrets in the files of every commit that a branch leads to. It reads Git's objects by
 * JGit, which the Config Server brings along, so no program has to be installed.
 */
class SecretScanner {

  /** A value behind a telling name, which is not a reference to the environment. */
  private static final Pattern SECRET =
      Pattern.compile("(?i)(password|secret|token|key)\\s*[:=]\\s*(?!\\$\\{)\\S{8,}");

  static final List<Column> COLUMNS =
      List.of(Column.of("commit"), Column.of("file"), Column.of("line"));

  /** A line with a secret, and the commit that holds it. */
  record Finding(String commit, String file, String line) {

    List<String> row() {
      return List.of(commit, file, line.strip());
    }
  }

  List<Finding> scan(Repository repository) throws IOException {
    var found = new ArrayList<Finding>();
    try (var walk = new RevWalk(repository)) {
      for (var branch : repository.getRefDatabase().getRefsByPrefix("refs/heads/")) {
        walk.markStart(walk.parseCommit(branch.getObjectId()));
      }
      for (var commit : commits(walk)) {
        found.addAll(in(commit, repository));
      }
    }
    return found;
  }

  /** The newest first, each with those before it. */
  Iterable<RevCommit> commits(RevWalk history) throws IOException {
    return history;
  }

  private static List<Finding> in(RevCommit commit, Repository repository) throws IOException {
    var found = new ArrayList<Finding>();
    try (var files = new TreeWalk(repository)) {
      files.addTree(commit.getTree());
      files.setRecursive(true);
      while (files.next()) {
        var bytes = repository.open(files.getObjectId(0)).getBytes();
        new String(bytes, StandardCharsets.UTF_8)
            .lines()
            .filter(SECRET.asPredicate())
            .map(line -> new Finding(commit.getShortMessage(), files.getPathString(), line))
            .forEach(found::add);
      }
    }
    return found;
  }

  /** A repository of Git's own objects, in memory: one on disk would read the user's settings. */
  static final class Branch implements AutoCloseable {

    private static final String NAME = "refs/heads/main";

    private final Repository objects = new InMemoryRepository(new DfsRepositoryDescription("shop"));

    Repository objects() {
      return objects;
    }

    /** Adds a commit with this one file. */
    Branch commit(String message, String file, String text) throws IOException {
      var parent = objects.resolve(NAME);
      try (var inserter = objects.newObjectInserter()) {
        var blob = inserter.insert(Constants.OBJ_BLOB, text.getBytes(StandardCharsets.UTF_8));
        var tree = new TreeFormatter();
        tree.append(file, FileMode.REGULAR_FILE, blob);
        var commit = new CommitBuilder();
        commit.setTreeId(inserter.insert(tree));
        commit.setParentIds(parent == null ? new ObjectId[0] : new ObjectId[] {parent});
        commit.setAuthor(new PersonIdent("ada", "ada@shop.example"));
        commit.setCommitter(commit.getAuthor());
        commit.setMessage(message);
        var update = objects.updateRef(NAME);
        update.setNewObjectId(inserter.insert(commit));
        inserter.flush();
        update.update();
      }
      return this;
    }

    @Override
    public void close() {
      objects.close();
    }
  }
}
