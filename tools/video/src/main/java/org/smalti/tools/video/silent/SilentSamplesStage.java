package org.smalti.tools.video.silent;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.files.InputFiles;
import org.smalti.core.files.LocalPath;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Batch;
import org.smalti.core.run.Engine;
import org.smalti.core.run.Failure;
import org.smalti.core.run.Fingerprint;
import org.smalti.core.run.Journal;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;
import org.smalti.core.step.DoneItems;
import org.smalti.core.table.ItemColumns;
import org.smalti.core.table.Row;
import org.smalti.core.table.Table;

/** Cuts all films of an items table that have no sound into samples: one table for each film. */
public final class SilentSamplesStage {
  private static final String STAGE = "vsamples --silent";
  /** To be raised whenever a film is cut otherwise. */
  private static final int EDITION = 1;

  private final Path out;
  private final MediaFolder media;
  private final CommandContext run;
  private int samples;

  /**
   * @param out pattern of the tables, {@code %s} stands for the film's name
   * @throws SmaltiException if it has no {@code %s}
   */
  public SilentSamplesStage(Path out, MediaFolder media, CommandContext run) {
    if (!out.toString().contains("%s")) {
      throw SmaltiException.usage(
          "--silent writes one table for each film: --out 'samples/%s.csv', as 'smalti samples' does");
    }
    this.out = out;
    this.media = media;
    this.run = run;
  }

  /**
   * Cuts the films that are not done yet. Returns the exit code.
   *
   * @param items says of each file whether it has sound and pictures
   * @param source where that table was read, which must not be written over
   */
  public int cut(Table items, Path source) {
    items.columns().require(List.of(ItemColumns.FILENAME, ItemColumns.HAS_AUDIO));
    List<String> films = items.stream()
        .filter(SilentSamplesStage::isSilentFilm)
        .map(row -> row.text(ItemColumns.FILENAME))
        .distinct()
        .toList();
    InputFiles.of(List.of(source), media, films).spare(out);
    try (Journal journal = run.journal(out)) {
      DoneItems done = new DoneItems(STAGE, journal, run);
      List<String> left = done.left(films, Function.identity(), this::key, this::hasTable);
      if (run.dryRun()) {
        return run.would("cut " + Unit.FILES.show(left.size()) + " without sound for " + out);
      }
      if (left.isEmpty()) {
        run.say(
            films.isEmpty()
                ? "no film without sound is named"
                : "already has " + out + " for all " + Unit.FILES.show(films.size())
                    + " without sound; --force cuts them again");
        return run.finish(out, Math.max(1, done.finished()), STAGE);
      }
      look(left, done, journal);
      run.say(
          Unit.SAMPLES.show(samples) + " in " + Unit.FILES.show(left.size()) + " without sound");
      return run.finish(out, done.finished(), STAGE);
    }
  }

  private static boolean isSilentFilm(Row row) {
    return row.filled(ItemColumns.FILENAME)
        && row.number(ItemColumns.HAS_AUDIO, 1) == 0
        && row.number(ItemColumns.HAS_VIDEO, 1) != 0
        && row.number(ItemColumns.DURATION, 1) != 0;
  }

  private void look(List<String> left, DoneItems done, Journal journal) {
    var work = new SilentSamplesWork(media, LocalPath.of(out));
    try (Run stage = run.begin(STAGE, left.size(), Unit.FILES);
        Engine engine = run.engine()) {
      engine.map(
          Batch.of(STAGE, left),
          work,
          (film, result) -> {
            samples += result.samples();
            done.finish(film, result.damage());
            done.save(() -> {});
            if (!result.damage().isEmpty()) {
              stage.skip(Failure.incomplete(film, STAGE, result.damage()));
            }
          },
          journal,
          stage);
    }
  }

  private boolean hasTable(String film) {
    try {
      return Files.exists(MediaFolder.mirrored(out.toString(), film));
    } catch (SmaltiException noFileName) {
      return false;
    }
  }

  private String key(String film) {
    Fingerprint print = new Fingerprint().with(STAGE, EDITION, film);
    try {
      return print.withFile(media.resolve(film)).key();
    } catch (SmaltiException unresolved) {
      return print.with("unresolved").key();
    }
  }
}
