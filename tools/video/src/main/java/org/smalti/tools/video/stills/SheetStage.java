package org.smalti.tools.video.stills;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.run.Batch;
import org.smalti.core.run.Failure;
import org.smalti.core.run.Fingerprint;
import org.smalti.core.run.Journal;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;
import org.smalti.core.step.DoneItems;
import org.smalti.tools.video.source.RetryReport;

/** Draws contact sheets of films, each into a file of its own. */
final class SheetStage {
  private static final String STAGE = "sheet";

  private final Path out;
  private final SheetWork work;
  private final CommandContext run;

  /** @param out as in the work */
  SheetStage(Path out, SheetWork work, CommandContext run) {
    this.out = out;
    this.work = work;
    this.run = run;
  }

  /** Draws the sheets that are not done yet. Returns the exit code. */
  int draw(List<SheetFilm> films) {
    try (Journal journal = run.journal(out)) {
      DoneItems items = new DoneItems(STAGE, journal, run);
      List<SheetFilm> left =
          items.left(films, SheetFilm::filename, this::key, film -> hasSheet(film.filename()));
      if (run.dryRun()) {
        return run.would("draw sheets of " + Unit.FILES.show(left.size()) + " into " + out);
      }
      if (left.isEmpty()) {
        run.say(out + (films.size() == 1 ? " is" : ": all sheets are")
            + " there already; --force draws again");
        return run.finish(out, films.size());
      }
      draw(left, items, journal);
      return run.finish(out, items.finished());
    }
  }

  private void draw(List<SheetFilm> left, DoneItems items, Journal journal) {
    var batch = Batch.of(STAGE, left).named(SheetFilm::filename);
    try (Run progress = new RetryReport(run.begin(STAGE, left.size(), Unit.FILES));
        var engine = run.engine()) {
      engine.map(
          batch,
          work,
          (film, pictures) -> {
            items.finish(film.filename(), pictures.problem());
            items.save(() -> {});
            if (!pictures.problem().isEmpty()) {
              progress.skip(Failure.incomplete(film.filename(), STAGE, pictures.problem()));
            }
            progress.say(work.films().output(out.toString(), film.filename()) + ": "
                + pictures.count()
                + " pictures of " + film.filename());
          },
          journal,
          progress);
    }
  }

  private boolean hasSheet(String film) {
    try {
      return Files.exists(work.films().output(out.toString(), film));
    } catch (SmaltiException noFileName) {
      return false;
    }
  }

  private String key(SheetFilm film) {
    return work.films()
        .into(new Fingerprint().with(STAGE, work.layout(), work.form(), film), film.filename())
        .key();
  }
}
