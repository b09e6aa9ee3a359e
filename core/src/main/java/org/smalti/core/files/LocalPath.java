package org.smalti.core.files;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.nio.file.Path;

/**
 * A path that can be sent to a worker. Where it was created it keeps the form that the user wrote, for messages; the
 * serialised form is absolute, since a worker has another working directory.
 */
public final class LocalPath implements Serializable {
  private final transient Path path;

  private LocalPath(Path path) {
    this.path = path;
  }

  public static LocalPath of(Path path) {
    return new LocalPath(path);
  }

  public Path path() {
    return path;
  }

  /** The path from the root of the file system on, without {@code .} and {@code ..}. */
  public Path absolute() {
    return path.toAbsolutePath().normalize();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LocalPath that && path.equals(that.path);
  }

  @Override
  public int hashCode() {
    return path.hashCode();
  }

  @Override
  public String toString() {
    return path.toString();
  }

  private Object writeReplace() {
    return new Sent(absolute().toString(), path.toString());
  }

  private void readObject(ObjectInputStream in) throws InvalidObjectException {
    throw new InvalidObjectException("a path is sent as its absolute text");
  }

  /**
   * The serialised form of a path.
   *
   * @param written as the user wrote it, for {@link SentPaths}
   */
  record Sent(String absolute, String written) implements Serializable {
    private Object readResolve() {
      return new LocalPath(Path.of(absolute));
    }
  }
}
