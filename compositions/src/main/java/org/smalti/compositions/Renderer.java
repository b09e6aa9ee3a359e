package org.smalti.compositions;

import java.nio.file.Path;
import java.util.List;
import org.smalti.compositions.mix.AudioRenderer;
import org.smalti.compositions.mix.MixSettings;
import org.smalti.compositions.mix.SoundFile;
import org.smalti.compositions.plan.Canvas;
import org.smalti.compositions.plan.Plan;
import org.smalti.compositions.plan.Sound;
import org.smalti.compositions.render.FilmOptions;
import org.smalti.compositions.render.Stills;
import org.smalti.compositions.render.VideoRenderer;
import org.smalti.compositions.sources.RenderContext;
import org.smalti.compositions.sources.SourceCache;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.files.InputFiles;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Engine;
import org.smalti.core.run.Journal;
import org.smalti.core.run.LocalEngine;
import org.smalti.core.run.RunFactory;
import org.smalti.media.OutputFormat;
import org.smalti.media.SoundSelection;
import org.smalti.media.StillFormat;

/**
 * Performs plans from a program: each result is written whole or not at all, and takes the place of a file of its name,
 * but never of a source. What is read from the sources lies in a hidden folder beside the result until it is done.
 *
 * @param media where the sources are
 * @param match dBFS of RMS that each clip is brought to; NaN: as recorded
 * @param reverb how large the room is, 0 none to 100 a large hall
 * @param loudness LUFS of the whole by EBU R 128; NaN: as it comes
 * @param crf quality of H.264, 0 to 51; higher is smaller
 * @param threads that read, draw and mix
 * @param stages is told how far it is, and which sources can't be read
 */
public record Renderer(
    MediaFolder media,
    double match,
    double reverb,
    double loudness,
    int crf,
    int threads,
    RunFactory stages) {
  private static final String PRESET = "veryfast";

  /** Dry, as {@code smalti sort} does it, with all processors; a source that can't be read is an error. */
  public static Renderer of(MediaFolder media) {
    int processors = Runtime.getRuntime().availableProcessors();
    return new Renderer(media, -16, 0, Double.NaN, 18, processors, RunFactory.silent());
  }

  /** The same in a room. */
  public Renderer inRoom(double size) {
    return new Renderer(media, match, size, loudness, crf, threads, stages);
  }

  /** The same with the whole brought to a loudness. */
  public Renderer asLoudAs(double lufs) {
    return new Renderer(media, match, reverb, lufs, crf, threads, stages);
  }

  /** The same that tells how far it is, and goes on without sources that can't be read if that one does. */
  public Renderer toldTo(RunFactory watching) {
    return new Renderer(media, match, reverb, loudness, crf, threads, watching);
  }

  /**
   * Writes a film, with its sound if its format has any.
   *
   * @param canvas that of the plan's setting
   * @param out its extension decides the format: mp4, mkv, mov, webm, gif, ...
   * @throws SmaltiException if a source can't be read, or the film can't be written
   */
  public void film(Plan plan, Canvas canvas, Path out) {
    String format = OutputName.film(out);
    OutputFormat container = OutputFormat.of(format);
    FilmOptions options =
        FilmOptions.of(crf, PRESET, threads, container.sounds()).encoded(container.usualCodec());
    String key = RenderStage.key(plan, media, SoundSelection.USUAL)
        .with("library", canvas, mix(), format, options.description())
        .key();
    write(
        plan,
        out,
        (context, file) -> new VideoRenderer(canvas, options, context)
            .write(plan, new AudioRenderer(mix(), context), file, format, key));
  }

  /**
   * Writes one picture of a film.
   *
   * @param seconds when it is shown
   * @param out its extension decides the format: png, jpg
   * @throws SmaltiException if a source can't be read, or the picture can't be written
   */
  public void still(Plan plan, Canvas canvas, double seconds, Path out) {
    StillFormat format = Stills.format(out);
    FilmOptions options = FilmOptions.of(crf, PRESET, threads, false);
    write(
        plan,
        out,
        (context, file) ->
            new VideoRenderer(canvas, options, context).still(plan, seconds * 1000, file, format));
  }

  /**
   * Writes what is heard.
   *
   * @param out its extension decides the format: wav, flac, mp3, ogg, ...
   * @throws SmaltiException if a source can't be read, or the sound can't be written
   */
  public void sound(Plan plan, Path out) {
    SoundFile wanted = new SoundFile(
        OutputName.sound(out), Sound.frame(plan.millis()), String.valueOf(out.getFileName()), null);
    write(
        plan,
        out,
        (context, file) -> new AudioRenderer(mix(), context).write(plan.sounds(), wanted, file));
  }

  private MixSettings mix() {
    MixSettings level = new MixSettings(match, 0, reverb);
    return new MixSettings(level.match(), 0, reverb, loudness);
  }

  @FunctionalInterface
  private interface Rendering {
    /** Writes the file and gives how many sources are in it. */
    int write(RenderContext context, Path file);
  }

  private void write(Plan plan, Path out, Rendering rendering) {
    InputFiles.of(List.of(), media, plan.sources()).spare(out);
    try (Engine engine = new LocalEngine(threads);
        SourceCache scratch = SourceCache.beside(out);
        AtomicFile target = AtomicFile.to(out)) {
      scratch.finished();
      RenderContext context =
          new RenderContext(media, SoundSelection.USUAL, engine, Journal.none(), scratch, stages);
      if (rendering.write(context, target.temporary()) == 0) {
        throw SmaltiException.input(out + " was not written: none of its sources could be read");
      }
      target.commit();
    }
  }
}
