package org.smalti.compositions;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.smalti.compositions.render.AudioRenderer;
import org.smalti.compositions.render.MixSettings;
import org.smalti.compositions.render.RenderContext;
import org.smalti.compositions.render.SourceCache;
import org.smalti.compositions.render.VideoRenderer;
import org.smalti.compositions.render.VideoRenderer.FilmOptions;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.files.InputFiles;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Engine;
import org.smalti.core.run.Fingerprint;
import org.smalti.core.run.Journal;
import org.smalti.core.step.OutputStep;

/**
 * Renders a plan to a file: whole or not at all, and not again if the file is there and was made from the same plan and
 * sources. What an interrupted run has read from the sources is kept for the next one.
 */
public final class RenderStage {
  private static final String ITEM = "render";

  private final CommandContext run;
  private final MediaFolder media;
  private final @Nullable Path cache;

  /**
   * @param cache where what was read from the sources is kept for other outputs; null: beside the output until it is
   *     done
   */
  public RenderStage(CommandContext run, MediaFolder media, @Nullable Path cache) {
    this.run = run;
    this.media = media;
    this.cache = cache;
  }

  /**
   * Writes what is heard as an audio file.
   *
   * @param frames its length at 48 kHz
   * @return the exit code of the command
   */
  public int sound(Plan plan, long frames, MixSettings mix, Path out) {
    String format = OutputName.sound(out);
    InputFiles.of(List.of(), media, sources(plan)).spare(out);
    String key = key(plan).with("sound", frames, mix, format).key();
    return perform(
        out,
        key,
        (context, file) ->
            new AudioRenderer(mix, context).write(plan.sounds(), frames, file, format));
  }

  /**
   * Writes a film, with its sound if the options say so.
   *
   * @return the exit code of the command
   */
  public int film(Plan plan, Canvas canvas, MixSettings mix, FilmOptions options, Path out) {
    String format = OutputName.film(out);
    InputFiles.of(List.of(), media, sources(plan)).spare(out);
    String key = key(plan)
        .with("film", canvas, mix, format, options.crf(), options.preset(), options.sound())
        .with(String.valueOf(options.framesOut()), options.deinterlace())
        .key();
    return perform(
        out,
        key,
        (context, file) -> new VideoRenderer(canvas, options, context)
            .write(plan, new AudioRenderer(mix, context), file, format));
  }

  @FunctionalInterface
  private interface Rendering {
    /** Writes the file and gives how many sources are in it. */
    int write(RenderContext context, Path file);
  }

  private int perform(Path out, String key, Rendering rendering) {
    try (Engine engine = run.engine();
        Journal journal = Journal.of(out);
        SourceCache scratch = cache == null ? SourceCache.beside(out) : SourceCache.in(cache)) {
      OutputStep output = new OutputStep(ITEM, out, journal, run);
      OptionalInt done = output.ifDone(key);
      if (done.isPresent()) {
        return done.getAsInt();
      }
      if (run.force()) {
        journal.forget();
      }
      RenderContext context = new RenderContext(media, engine, journal, scratch, run::begin);
      int sources;
      try (AtomicFile target = AtomicFile.to(out)) {
        sources = rendering.write(context, target.temporary());
        if (sources == 0) {
          run.failures().write(out);
          throw SmaltiException.input(
              out + " was not made: none of its sources could be read" + firstReason());
        }
        target.commit();
      }
      scratch.finished();
      return output.finish(key, sources);
    }
  }

  private String firstReason() {
    return run.failures().sorted().stream()
        .findFirst()
        .map(failure -> " (" + failure.filename() + ": " + failure.error() + ")")
        .orElse("");
  }

  private static SortedSet<String> sources(Plan plan) {
    SortedSet<String> names = new TreeSet<>();
    plan.sounds().forEach(sound -> names.add(sound.filename()));
    plan.tiles().forEach(tile -> names.add(tile.filename()));
    return names;
  }

  /** Everything that is read: the plan and the files it names. */
  private Fingerprint key(Plan plan) {
    var key = new Fingerprint().with(plan.millis());
    plan.sounds().forEach(key::with);
    plan.tiles().forEach(key::with);
    plan.views().forEach(key::with);
    sources(plan).forEach(name -> SourceCache.with(key, media, name));
    return key;
  }
}
