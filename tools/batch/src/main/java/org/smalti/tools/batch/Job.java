package org.smalti.tools.batch;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.LocalPath;

/**
 * One file and where its result goes.
 *
 * @param target where the result goes
 * @param backup where the original goes, null for nowhere
 * @param removes whether the original leaves its place once the result is there
 * @param overwrites whether what may stand at the target is to be replaced: an earlier result, or anything by force
 * @param key what the result is made from
 */
record Job(
    SourceFile source,
    LocalPath target,
    @Nullable LocalPath backup,
    boolean removes,
    boolean overwrites,
    String key)
    implements Serializable {
  Job overwriting(boolean allowed) {
    return new Job(source, target, backup, removes, allowed, key);
  }

  Path output() {
    return target.path();
  }

  Optional<Path> backupFile() {
    return Optional.ofNullable(backup).map(LocalPath::path);
  }

  /** Whether the original is not kept anywhere. */
  boolean deletes() {
    return removes && backup == null;
  }

  /** s of media to work on, at least 1. */
  long weight() {
    return Math.max(1, Math.round(source.duration()));
  }

  /** Whether the result takes the very name of its source. */
  boolean inPlace() {
    return target.equals(source.path());
  }

  /** @throws SmaltiException if the source is not what it was when it was probed */
  void requireUnchanged() {
    Path file = source.file();
    try {
      if (!Files.exists(file)) {
        throw SmaltiException.input(source.name() + " has vanished");
      }
      if (Files.size(file) != source.size()
          || Files.getLastModifiedTime(file).toMillis() != source.modified()) {
        throw SmaltiException.input(
            source.name() + " was changed while it was worked on; run the same command again");
      }
    } catch (IOException e) {
      throw SmaltiException.input(source.name() + " can't be read: " + e.getMessage(), e);
    }
  }
}
