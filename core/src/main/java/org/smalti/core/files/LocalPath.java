package org.smalti.core.files;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.nio.file.Path;

/**
 * A path that can be sent to a worker. It stays as a person wrote it where it was made, so that messages name it so; what is sent
 * is absolute, since a worker has another current folder.
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
    return new Sent(absolute().toString());
  }

  private void readObject(ObjectInputStream in) throws InvalidObjectException {
    throw new InvalidObjectException("a path is sent as its absolute text");
  }

  /** A path under way. */
  private record Sent(String absolute) implements Serializable {
    private Object readResolve() {
      return new LocalPath(Path.of(absolute));
    }
  }
}
