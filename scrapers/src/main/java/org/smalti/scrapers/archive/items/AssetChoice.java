package org.smalti.scrapers.archive.items;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;

/**
 * Which files of an item are wanted.
 *
 * @param formats how the name ends, or what the archive calls the format; one of them is enough
 * @param all every such file; otherwise the largest, of equal ones the first by name
 * @param restricted also what is not given to everybody, and, by their own names, the files the archive keeps for itself
 */
public record AssetChoice(List<String> formats, boolean all, boolean restricted)
    implements Serializable {
  private static final Comparator<ArchiveFile> BY_NAME = Comparator.comparing(ArchiveFile::name);
  private static final Comparator<ArchiveFile> LARGEST_FIRST =
      Comparator.comparingLong(ArchiveFile::size).reversed().thenComparing(BY_NAME);

  /** The formats for people. */
  String wording() {
    return String.join(" or ", formats);
  }

  /** The wanted ones of these files, whether or not they are given away; in the order of their names. */
  List<ArchiveFile> matching(List<ArchiveFile> files) {
    return files.stream().filter(this::wants).sorted(BY_NAME).toList();
  }

  /** What is taken of matching files. */
  List<ArchiveFile> take(List<ArchiveFile> matching) {
    List<ArchiveFile> open =
        matching.stream().filter(file -> restricted || !file.hidden()).toList();
    return all ? open : open.stream().sorted(LARGEST_FIRST).limit(1).toList();
  }

  private boolean wants(ArchiveFile file) {
    return file.bookkeeping()
        ? restricted && formats.stream().anyMatch(file::isNamed)
        : formats.stream().anyMatch(file::is);
  }
}
