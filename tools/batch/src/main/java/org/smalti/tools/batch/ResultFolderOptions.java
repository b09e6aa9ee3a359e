package org.smalti.tools.batch;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import picocli.CommandLine.Option;

/** Options of all verbs that say how results are called, what comes along, and what of a damaged file is accepted. */
public final class ResultFolderOptions {
  @Option(
      names = "--keep-names",
      description = "keep the old extension in the name where it changes (clip.mov.webm), so that"
          + " clip.mov and clip.mp4 of one folder have two results")
  private boolean keepNames;

  @Option(
      names = "--link-skipped",
      description = "put the files that need nothing into --out too, as hard links, else copies:"
          + " it can take the place of the folder of the originals then")
  private boolean linkSkipped;

  @Option(
      names = "--sidecars",
      description =
          "give results the files of their originals' names too: subtitles, .nfo, pictures"
              + " (srt, ass, ssa, vtt, sub, idx, lrc, nfo, txt, jpg, jpeg, png, webp)")
  private boolean sidecars;

  @Option(
      names = "--items",
      paramLabel = "FILE",
      description = "a table of items whose files these are: it is written into --out with the new"
          + " names, without what is no longer true of the files (sizes, checksums, streams)")
  private @Nullable Path items;

  @Option(
      names = "--accept",
      paramLabel = "WHAT",
      split = ",",
      description = "what of a source may be lost: errors (that can't be decoded), short (it ends"
          + " before it should), crowded (sound beyond its time stamps), merged-frames (pictures at"
          + " the same time as others); several with commas between them")
  private List<String> accepted = List.of();

  @Option(
      names = "--accept-damaged",
      description =
          "keep what can be read of damaged files: --accept errors,short,crowded (default:"
              + " refuse them)")
  private boolean acceptDamaged;

  Set<Allowance> accepted() {
    Set<Allowance> all = Allowance.of(accepted);
    if (acceptDamaged) {
      all.addAll(Allowance.DAMAGE);
    }
    return all;
  }

  boolean keepNames() {
    return keepNames;
  }

  boolean sidecars() {
    return sidecars;
  }

  boolean linkSkipped() {
    return linkSkipped;
  }

  Optional<Path> items() {
    return Optional.ofNullable(items);
  }

  /** @throws SmaltiException if they ask for a folder of results where there is none */
  void check(ResultPlacement placement) {
    Path out = placement.out();
    if (out != null) {
      items().ifPresent(table -> ResultItems.check(table, out));
      return;
    }
    if (linkSkipped) {
      throw SmaltiException.usage(
          "--link-skipped puts files into --out DIR; beside their originals they are already");
    }
    if (items != null) {
      throw SmaltiException.usage("--items is for --out DIR, into which the new table goes");
    }
  }
}
