package org.smalti.core.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.ArrayList;
import java.util.List;

/**
 * Owner, group and extended attributes of a file, which a new file in its place gets too, as by {@code cp --preserve}.
 * Of the extended attributes those of users; access lists and security labels are not seen by Java.
 */
public final class PreservedAttributes {
  public static final String OWNER = "owner";
  public static final String GROUP = "group";
  public static final String EXTENDED = "extended attributes";

  private PreservedAttributes() {}

  /**
   * Gives a file what another has.
   *
   * @return what it can't be given: {@link #OWNER} and {@link #GROUP} without the rights of root, {@link #EXTENDED} on
   *     a file system without them
   * @throws IOException if one of both can't be read
   */
  public static List<String> copy(Path from, Path to) throws IOException {
    List<String> lost = new ArrayList<>();
    PosixFileAttributeView source = Files.getFileAttributeView(from, PosixFileAttributeView.class);
    PosixFileAttributeView target = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    if (source != null && target != null) {
      PosixFileAttributes wanted = source.readAttributes();
      PosixFileAttributes now = target.readAttributes();
      if (!wanted.owner().equals(now.owner()) && !done(() -> target.setOwner(wanted.owner()))) {
        lost.add(OWNER);
      }
      if (!wanted.group().equals(now.group()) && !done(() -> target.setGroup(wanted.group()))) {
        lost.add(GROUP);
      }
    }
    if (!done(() -> copyExtended(from, to))) {
      lost.add(EXTENDED);
    }
    return lost;
  }

  /** What may be forbidden, or unknown to a file system. */
  @FunctionalInterface
  private interface Change {
    void make() throws IOException;
  }

  private static boolean done(Change change) {
    try {
      change.make();
      return true;
    } catch (IOException | UnsupportedOperationException forbidden) {
      return false;
    }
  }

  private static void copyExtended(Path from, Path to) throws IOException {
    UserDefinedFileAttributeView source =
        Files.getFileAttributeView(from, UserDefinedFileAttributeView.class);
    List<String> names = source == null ? List.of() : names(source);
    if (source == null || names.isEmpty()) {
      return;
    }
    UserDefinedFileAttributeView target =
        Files.getFileAttributeView(to, UserDefinedFileAttributeView.class);
    if (target == null) {
      throw new UnsupportedOperationException(EXTENDED);
    }
    for (String name : names) {
      ByteBuffer value = ByteBuffer.allocate(source.size(name));
      source.read(name, value);
      value.flip();
      target.write(name, value);
    }
  }

  private static List<String> names(UserDefinedFileAttributeView view) {
    try {
      return view.list();
    } catch (IOException none) {
      return List.of();
    }
  }
}
