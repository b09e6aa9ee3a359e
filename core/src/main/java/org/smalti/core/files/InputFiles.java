package org.smalti.core.files;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.smalti.core.SmaltiException;

/** The files that a command reads, by real path; its output must be none of them. */
public final class InputFiles {
  private final Set<Path> files;

  public InputFiles(Collection<Path> files) {
    this.files = files.stream().map(RealPath::of).collect(Collectors.toSet());
  }

  /** Tables and the media files that they name; a name that leaves the folder is never read. */
  public static InputFiles of(
      Collection<Path> tables, MediaFolder media, Collection<String> names) {
    Stream<Path> files = names.stream().distinct().flatMap(name -> inside(media, name));
    return new InputFiles(Stream.concat(tables.stream(), files).toList());
  }

  private static Stream<Path> inside(MediaFolder media, String name) {
    try {
      return Stream.of(media.resolve(name));
    } catch (SmaltiException e) {
      return Stream.empty();
    }
  }

  /** @throws SmaltiException if files in this folder would lie among those that are read */
  public void spareFolder(Path folder) {
    Path real = RealPath.of(folder);
    if (files.stream().anyMatch(file -> real.equals(file.getParent()))) {
      throw SmaltiException.usage(
          folder + " is the folder of what is read; name another one, so that they stay apart");
    }
  }

  /** @throws SmaltiException if this would write over a file that is read */
  public void spare(Path out) {
    if (files.contains(RealPath.of(out))) {
      throw SmaltiException.usage(
          out + " is what is read; write to another file, so that it stays");
    }
  }
}
