package org.smalti.cluster;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.smalti.core.SmaltiException;

/**
 * What an executor must find in a folder before it works on files there.
 *
 * @param file the file with the token, absolute
 * @param remedy what a person can do if it is not there
 */
record FolderToken(String file, String text, String remedy) implements Serializable {
  /** The tokens that this process has seen. */
  private static final Set<FolderToken> SEEN = ConcurrentHashMap.newKeySet();

  /** Why this process must not work there; empty if it sees the token. */
  Optional<SmaltiException> fault() {
    if (SEEN.contains(this)) {
      return Optional.empty();
    }
    try {
      if (Files.readString(Path.of(file)).equals(text)) {
        SEEN.add(this);
        return Optional.empty();
      }
    } catch (IOException notThere) {
      // The message says so.
    }
    return Optional.of(
        SmaltiException.input(MessagePlugin.executor() + " does not share the folder "
            + Path.of(file).getParent() + " with the driver; " + remedy));
  }
}
