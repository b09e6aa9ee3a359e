package org.smalti.tools.batch;

import java.io.Serializable;
import java.nio.file.Path;
import org.smalti.core.files.LocalPath;

/**
 * A file that may be worked on.
 *
 * @param name how messages and tables call it: as the command line led to it
 * @param path where it is
 * @param relative to the folder that the command line named, or the bare name of a file that it named; the shape of
 *     mirrored trees
 * @param named whether the command line named the file itself
 */
record CandidateFile(String name, LocalPath path, String relative, boolean named)
    implements Serializable {
  Path file() {
    return path.path();
  }
}
