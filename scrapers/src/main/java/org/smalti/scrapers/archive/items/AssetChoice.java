package org.smalti.scrapers.archive.items;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;

/**
 * Which files of an item are wanted.
 *
 * @param formats ends of names, or names of formats; a file has to match one of them
 * @param all whether every such file is wanted; otherwise only the largest, of equal ones the first by name
 * @param restricted whether files are wanted too that only some people may download, and, by their whole names, files
 *     that the archive made for its own use
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

  /** Those of these files that match, whether or not everybody may download them; in the order of their names. */
  List<ArchiveFile> matching(List<ArchiveFile> files) {
    return files.stream().filter(this::wants).sorted(BY_NAME).toList();
  }

  /** Those of the matching files that get a row. */
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
