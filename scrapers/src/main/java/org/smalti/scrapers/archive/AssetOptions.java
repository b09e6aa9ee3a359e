package org.smalti.scrapers.archive;

import java.util.ArrayList;
import java.util.List;
import org.smalti.core.SmaltiException;
import org.smalti.core.table.EnumWord;
import org.smalti.scrapers.archive.items.AssetChoice;
import org.smalti.scrapers.archive.items.NameGlobs;
import picocli.CommandLine.Option;

/** Which files of the items {@code ia search} lists. */
public final class AssetOptions {
  /** Where a file of an item comes from, as the archive says. */
  enum Source {
    ORIGINAL,
    DERIVATIVE,
    METADATA;

    @Override
    public String toString() {
      return EnumWord.of(this);
    }
  }

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      split = ",",
      description = {
        "how the file's name ends, or what the archive calls its format; several with commas",
        "(default: .mp4, or all formats with --glob)"
      })
  private List<String> formats = new ArrayList<>();

  @Option(
      names = "--glob",
      paramLabel = "GLOB",
      description =
          "only files with such names, such as '*_512kb.mp4'; may be given more than once")
  private List<String> globs = new ArrayList<>();

  @Option(
      names = "--exclude",
      paramLabel = "GLOB",
      description = "no files with such names; may be given more than once")
  private List<String> excluded = new ArrayList<>();

  @Option(
      names = "--source",
      paramLabel = "SOURCE",
      split = ",",
      description = {
        "only what was uploaded (original), or what the archive made of it (derivative);",
        "with --multi, original leaves the copies out (default: both)"
      })
  private List<Source> sources = new ArrayList<>();

  @Option(names = "--multi", description = "every such file of an item (default: only the largest)")
  private boolean multi;

  @Option(
      names = "--include-restricted",
      description =
          "also items and files that are not given to everybody, and, "
              + "where --format is their own name or format (_meta.xml, Metadata), the archive's own files")
  private boolean restricted;

  /** @throws SmaltiException if an option is empty, or no pattern */
  AssetChoice choice() {
    List<String> endings =
        formats.stream().map(String::strip).filter(format -> !format.isEmpty()).toList();
    if (endings.isEmpty() && !formats.isEmpty()) {
      throw SmaltiException.usage("--format is empty; name one, such as .mp4");
    }
    boolean usual = endings.isEmpty() && globs.isEmpty();
    return new AssetChoice(
        usual ? List.of(".mp4") : endings,
        NameGlobs.of(globs, excluded),
        sources.stream().map(Source::toString).toList(),
        multi,
        restricted);
  }
}
