package org.smalti.compositions.render;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.smalti.compositions.mix.AudioRenderer;
import org.smalti.compositions.mix.Soundtrack;
import org.smalti.compositions.plan.Canvas;
import org.smalti.compositions.plan.Plan;
import org.smalti.compositions.plan.Sound;
import org.smalti.compositions.sources.RenderContext;
import org.smalti.core.SmaltiException;
import org.smalti.core.SmaltiException.Reason;
import org.smalti.core.run.Batch;
import org.smalti.core.run.LocalEngine;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;
import org.smalti.media.AudioSpec;
import org.smalti.media.Deinterlace;
import org.smalti.media.MediaWriter;
import org.smalti.media.VideoFrames;

/**
 * Performs a plan as a film. Every source is decoded once, at the sizes its tiles have in the picture; frames are drawn
 * by several threads and encoded in order. Picture and sound are equally long to the frame of sound.
 */
public final class VideoRenderer {
  /** Bytes of pictures that may wait to be encoded. */
  private static final long WAITING = 256L << 20;

  private final Canvas canvas;
  private final FilmOptions options;
  private final RenderContext context;

  public VideoRenderer(Canvas canvas, FilmOptions options, RenderContext context) {
    this.canvas = canvas;
    this.options = options;
    this.context = context;
  }

  /**
   * How a film is written.
   *
   * @param crf of x264: 18 is hardly distinguishable, 23 is smaller
   * @param preset of x264
   * @param framesOut a pattern for numbered PNG files, null for none
   * @param threads that draw
   * @param sound whether it has a sound track
   * @param deinterlace which pictures of the sources are deinterlaced
   */
  public record FilmOptions(
      int crf,
      String preset,
      @Nullable String framesOut,
      int threads,
      boolean sound,
      Deinterlace deinterlace) {}

  /**
   * Writes the film.
   *
   * @param audio performs the sounds
   * @return how many sources are seen or heard; 0: none could be read, and nothing was written
   */
  public int write(Plan plan, AudioRenderer audio, Path file, String format) {
    long frames = canvas.rate().framesIn(plan.wholeSeconds());
    Atlas atlas = new AtlasMaker(canvas, options.deinterlace, context).read(plan);
    Soundtrack track = audio.prepare(plan.sounds()).until(canvas.rate().soundFrames(frames));
    int sources = Math.max(track.sources(), atlas.sources());
    if (sources == 0) {
      return 0;
    }
    try (MediaWriter writer = MediaWriter.create(
        file,
        format,
        options.sound ? Optional.of(AudioSpec.stereo(Sound.RATE)) : Optional.empty(),
        Optional.of(new VideoFrames(
            canvas.width(),
            canvas.height(),
            canvas.rate().numerator(),
            canvas.rate().denominator(),
            options.crf,
            options.preset)))) {
      encode(new FrameComposer(canvas, plan, atlas), track, writer, frames);
      writer.finish();
      return sources;
    }
  }

  private void encode(FrameComposer composer, Soundtrack track, MediaWriter writer, long frames) {
    PngFrames pngs = options.framesOut == null ? null : new PngFrames(options.framesOut, frames);
    float[] sound = new float[2 * (int) (canvas.rate().soundFrames(1) + 2)];
    long perThread = (long) LocalEngine.RESULTS_WAITING_PER_THREAD
        * Planes.bytes(canvas.width(), canvas.height());
    int threads = (int) Math.max(1, Math.min(options.threads, WAITING / perThread));
    var drawing = new LocalEngine(threads);
    try (Run run = context.stages().begin("frames", frames, Unit.FRAMES)) {
      drawing.map(
          Batch.of("frames", LongStream.range(0, frames).boxed().toList()).asAWhole(),
          (frame, task) -> {
            byte[] picture = composer.draw(frame);
            keep(pngs, frame, picture);
            return picture;
          },
          (frame, picture) -> {
            writer.writeVideo(picture);
            if (options.sound) {
              long from = canvas.rate().soundFrames(frame);
              int count = (int) (canvas.rate().soundFrames(frame + 1) - from);
              track.read(sound, count);
              writer.writeAudio(sound, 0, count);
            }
          },
          run);
    }
  }

  /** A film with a hole is no film: what goes wrong here ends it. */
  private void keep(@Nullable PngFrames pngs, long frame, byte[] picture) {
    if (pngs == null) {
      return;
    }
    try {
      pngs.write(frame, picture, canvas.width(), canvas.height());
    } catch (SmaltiException e) {
      throw new SmaltiException(Reason.OUTPUT, e.getMessage(), e);
    }
  }
}
