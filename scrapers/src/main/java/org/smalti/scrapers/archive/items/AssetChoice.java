package org.smalti.scrapers.archive.items;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which files of an item are wanted.
 *
 * @param formats ends of names, or names of formats; a file has to match one of them, unless there are none
 * @param globs which names
 * @param sources {@code original}, {@code derivative}, {@code metadata}; empty: all
 * @param all whether every such file is wanted; otherwise only the largest, of equal ones the first by name
 * @param restricted whether files are wanted too that only some people may download, and, by their whole names, files
 *     that the archive made for its own use
 */
public record AssetChoice(
    List<String> formats, NameGlobs globs, List<String> sources, boolean all, boolean restricted) {
  private static final Comparator<ArchiveFile> BY_NAME = Comparator.comparing(ArchiveFile::name);
  private static final Comparator<ArchiveFile> LARGEST_FIRST =
      Comparator.comparingLong(ArchiveFile::size).reversed().thenComparing(BY_NAME);

  /** What a file that is wanted does, for people: {@code ends with .mp4}. */
  String wording() {
    List<String> given = narrowing();
    String fits = given.isEmpty() ? "" : "fits " + String.join(" and ", given);
    String ends = formats.isEmpty() ? "" : "ends with " + String.join(" or ", formats);
    return ends + (ends.isEmpty() || fits.isEmpty() ? "" : " and ") + fits;
  }

  /** The way out where no file does: {@code choose another --format}. */
  String advice() {
    List<String> given = new ArrayList<>(formats.isEmpty() ? List.of() : List.of("--format"));
    given.addAll(narrowing());
    return "choose another " + String.join(" or ", given);
  }

  /** The options that leave files out, beside that of the format. */
  private List<String> narrowing() {
    return Stream.of(
            globs.wanted().isEmpty() ? "" : "--glob",
            globs.excluded().isEmpty() ? "" : "--exclude",
            sources.isEmpty() ? "" : "--source")
        .filter(option -> !option.isEmpty())
        .toList();
  }

  /** The files for people: {@code .mp4 files}. */
  String files() {
    return formats.isEmpty() ? "chosen files" : String.join(" or ", formats) + " files";
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
    return (file.bookkeeping() ? restricted && isNamed(file) : isOfFormat(file))
        && (sources.isEmpty() || sources.contains(file.traits().source()))
        && globs.take(file.name());
  }

  private boolean isOfFormat(ArchiveFile file) {
    return formats.isEmpty() || formats.stream().anyMatch(file::is);
  }

  private boolean isNamed(ArchiveFile file) {
    return formats.stream().anyMatch(file::isNamed);
  }
}
