package org.smalti.compositions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.smalti.compositions.mix.AudioRenderer;
import org.smalti.compositions.mix.MixSettings;
import org.smalti.compositions.mix.SoundFile;
import org.smalti.compositions.plan.Canvas;
import org.smalti.compositions.plan.FrameRate;
import org.smalti.compositions.plan.Plan;
import org.smalti.compositions.plan.Sound;
import org.smalti.compositions.render.FilmOptions;
import org.smalti.compositions.render.Stills;
import org.smalti.compositions.render.VideoRenderer;
import org.smalti.compositions.sources.RenderContext;
import org.smalti.compositions.sources.SourceCache;
import org.smalti.core.CancelledException;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.files.InputFiles;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Engine;
import org.smalti.core.run.Fingerprint;
import org.smalti.core.run.Journal;
import org.smalti.core.run.Unit;
import org.smalti.core.show.ClockText;
import org.smalti.core.step.OutputStep;
import org.smalti.media.SoundSelection;
import org.smalti.media.StillFormat;

/**
 * Renders a plan to a file: whole or not at all, and not again if the file is there and was made from the same plan and
 * sources. What an interrupted run has read from the sources is kept for the next one.
 */
public final class RenderStage {
  private static final String ITEM = "render";

  private final CommandContext run;
  private final MediaFolder media;
  private final SoundSelection sound;
  private final @Nullable Path cache;

  /**
   * @param sound which of the sources' sounds is heard
   * @param cache where what was read from the sources is kept for other outputs; null: beside the output until it is
   *     done
   */
  public RenderStage(
      CommandContext run, MediaFolder media, SoundSelection sound, @Nullable Path cache) {
    this.run = run;
    this.media = media;
    this.sound = sound;
    this.cache = cache;
  }

  /**
   * Writes what is heard as an audio file.
   *
   * @return the exit code of the command
   */
  public int sound(Plan plan, SoundFile wanted, MixSettings mix, Path out) {
    InputFiles.of(List.of(), media, plan.sources()).spare(out);
    String key = key(plan).with("sound 3", wanted, mix).key();
    return perform(
        out,
        (double) wanted.frames() / Sound.RATE,
        key,
        (context, file) -> new AudioRenderer(mix, context).write(plan.sounds(), wanted, file));
  }

  /**
   * Writes a film, with its sound if the options say so.
   *
   * @return the exit code of the command
   */
  public int film(Plan plan, Canvas canvas, MixSettings mix, FilmOptions options, Path out) {
    String format = OutputName.film(out);
    InputFiles.of(List.of(), media, plan.sources()).spare(out);
    options.poster().ifPresent(InputFiles.of(List.of(), media, plan.sources())::spare);
    String key =
        key(plan).with("film 3", canvas, mix, format, options.description()).key();
    FrameRate rate = canvas.rate();
    long all = rate.framesIn(plan.wholeSeconds());
    long frames = options.excerpt().last(rate, all) - options.excerpt().first(rate);
    return perform(
        out,
        rate.millis(frames) / 1000,
        key,
        (context, file) -> new VideoRenderer(canvas, options, context)
            .write(plan, new AudioRenderer(mix, context), file, format, key));
  }

  /**
   * Writes one picture of a film.
   *
   * @param seconds when it is shown
   * @return the exit code of the command
   */
  public int still(Plan plan, Canvas canvas, FilmOptions options, double seconds, Path out) {
    StillFormat format = Stills.format(out);
    InputFiles.of(List.of(), media, plan.sources()).spare(out);
    String key =
        key(plan).with("still", canvas, format, seconds, options.description()).key();
    return perform(
        out,
        0,
        key,
        (context, file) ->
            new VideoRenderer(canvas, options, context).still(plan, seconds * 1000, file, format));
  }

  @FunctionalInterface
  private interface Rendering {
    /** Writes the file and gives how many sources are in it. */
    int write(RenderContext context, Path file);
  }

  /** @param seconds how long what is made is */
  private int perform(Path out, double seconds, String key, Rendering rendering) {
    try (Engine engine = run.engine();
        Journal journal = run.journal(out);
        SourceCache scratch = cache == null ? SourceCache.beside(out) : SourceCache.in(cache)) {
      OutputStep output = new OutputStep(ITEM, out, journal, run);
      OptionalInt done = output.ifDone(key);
      if (done.isPresent()) {
        output.clearRemains();
        return done.getAsInt();
      }
      if (run.force()) {
        output.anew();
      }
      RenderContext context = new RenderContext(media, sound, engine, journal, scratch, run::begin);
      try {
        int sources = written(rendering, context, out);
        scratch.finished();
        run.say(made(out, seconds));
        return output.finish(key, sources);
      } catch (CancelledException stopped) {
        scratch.stopped();
        throw stopped;
      } catch (RuntimeException | Error failed) {
        scratch.finished();
        throw failed;
      }
    }
  }

  /** Renders, and puts the file in its place; gives how many sources are in it. */
  private int written(Rendering rendering, RenderContext context, Path out) {
    try (AtomicFile target = AtomicFile.to(out)) {
      int sources = rendering.write(context, target.temporary());
      if (sources == 0) {
        run.failures().write(out);
        throw run.failures().noneRead(context.media());
      }
      target.commit();
      return sources;
    }
  }

  /** {@code mosaic.mp4: 0:37, 14.2 MB}. */
  private static String made(Path out, double seconds) {
    try {
      String length = seconds == 0 ? "" : ClockText.brief(seconds) + ", ";
      return out + ": " + length + Unit.BYTES.show(Files.size(out));
    } catch (IOException e) {
      throw AtomicFile.unwritable(out, e);
    }
  }

  private Fingerprint key(Plan plan) {
    return key(plan, media, sound);
  }

  /** Everything that is read: the plan and the files it names. */
  static Fingerprint key(Plan plan, MediaFolder media, SoundSelection sound) {
    var key = new Fingerprint().with(plan.millis(), sound);
    plan.sounds().forEach(key::with);
    plan.tiles().forEach(key::with);
    plan.views().forEach(key::with);
    plan.captions().forEach(key::with);
    plan.sections().forEach(key::with);
    plan.sources().forEach(name -> SourceCache.with(key, media, name));
    return key;
  }
}
