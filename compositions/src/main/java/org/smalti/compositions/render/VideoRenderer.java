package org.smalti.compositions.render;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.smalti.compositions.mix.AudioRenderer;
import org.smalti.compositions.mix.Soundtrack;
import org.smalti.compositions.plan.Canvas;
import org.smalti.compositions.plan.Plan;
import org.smalti.compositions.plan.Section;
import org.smalti.compositions.plan.Sound;
import org.smalti.compositions.sources.RenderContext;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;
import org.smalti.media.AudioSpec;
import org.smalti.media.Chapter;
import org.smalti.media.CoverPicture;
import org.smalti.media.FilmTags;
import org.smalti.media.MediaWriter;
import org.smalti.media.StillFormat;
import org.smalti.media.VideoFrames;

/**
 * Performs a plan as a film. Every source is decoded once, at the sizes its tiles have in the picture; frames are drawn
 * by several threads and encoded in order, in stretches that outlive a run that is killed. Picture and sound are
 * equally long to the frame of sound.
 */
public final class VideoRenderer {
  private static final int SOURCES_NAMED = 50;

  private final Canvas canvas;
  private final FilmOptions options;
  private final RenderContext context;

  public VideoRenderer(Canvas canvas, FilmOptions options, RenderContext context) {
    this.canvas = canvas;
    this.options = options;
    this.context = context;
  }

  /** What is needed to draw, and which pictures of the piece are written. */
  private record Scene(FrameComposer composer, int sources, long first, long last) {
    long frames() {
      return last - first;
    }
  }

  /**
   * Writes the film.
   *
   * @param audio performs the sounds
   * @param key of all that decides what is in the film
   * @return how many sources are seen or heard; 0: none could be read, and nothing was written
   */
  public int write(Plan plan, AudioRenderer audio, Path file, String format, String key) {
    long all = canvas.rate().framesIn(plan.wholeSeconds());
    Scene scene = scene(
        plan, options.excerpt().first(canvas.rate()), options.excerpt().last(canvas.rate(), all));
    Soundtrack track = audio
        .prepare(options.sound() ? plan.sounds() : List.of())
        .until(canvas.rate().soundFrames(all));
    int sources = Math.max(track.sources(), scene.sources);
    boolean silentOnPurpose = plan.sources().isEmpty() && !plan.captions().isEmpty();
    if (sources == 0 && !silentOnPurpose) {
      return 0;
    }
    Optional<CoverPicture> cover = options.poster().map(poster -> poster(plan, scene, poster));
    FilmTags tags = new FilmTags(tags(plan), chapters(plan, scene), cover);
    if (options.codec().hasSegments()) {
      writeSegments(scene, track, file, format, tags, key);
    } else {
      writeAtOnce(scene, file, format, tags);
    }
    return Math.max(1, sources);
  }

  /**
   * Writes one picture as PNG or JPEG.
   *
   * @param millis when it is shown
   * @return how many sources are seen; 0: none could be read, and nothing was written
   */
  public int still(Plan plan, double millis, Path file, StillFormat format) {
    long all = canvas.rate().framesIn(plan.wholeSeconds());
    long frame = Math.min(all - 1, Math.round(millis / canvas.rate().millis(1)));
    Scene scene = scene(plan, Math.max(0, frame - trail()), frame + 1);
    FrameDrawing drawing = drawing(scene);
    try (Run run = context.stages().begin("frames", scene.frames(), Unit.FRAMES)) {
      drawing.draw(
          frames(scene.first, scene.last),
          (number, picture) -> {
            if (number == frame) {
              byte[] bytes = Stills.encode(picture, canvas.width(), canvas.height(), format);
              Stills.write(bytes, file);
            }
          },
          run);
    }
    return plan.tiles().isEmpty() ? 1 : scene.sources;
  }

  private int trail() {
    return new Trails(options.style().trails(), canvas.width(), canvas.height()).length();
  }

  private Scene scene(Plan plan, long first, long last) {
    PictureStyle style = options.style();
    double end = canvas.rate().millis(canvas.rate().framesIn(plan.wholeSeconds()));
    TileGeometry geometry = new TileGeometry(canvas, style.margin());
    CameraRange camera = new CameraRange(canvas, geometry, plan, end);
    long from = Math.max(0, first - trail());
    Atlas atlas = new AtlasMaker(canvas, options.deinterlace(), style.fit(), context)
        .read(plan, camera, canvas.rate().millis(from), canvas.rate().millis(last));
    return new Scene(
        new FrameComposer(canvas, plan, atlas, style, camera), atlas.sources(), first, last);
  }

  private FrameDrawing drawing(Scene scene) {
    PngFrames pngs = options.framesOut() == null
        ? null
        : new PngFrames(options.framesOut(), scene.first, scene.last);
    return new FrameDrawing(
        scene.composer,
        canvas.width(),
        canvas.height(),
        options.threads(),
        options.style().trails(),
        pngs);
  }

  private VideoFrames pictures() {
    return new VideoFrames(
        canvas.width(),
        canvas.height(),
        canvas.rate().numerator(),
        canvas.rate().denominator(),
        options.crf(),
        options.preset(),
        options.codec());
  }

  private static List<Long> frames(long first, long last) {
    return LongStream.range(first, last).boxed().toList();
  }

  private void writeSegments(
      Scene scene, Soundtrack track, Path file, String format, FilmTags tags, String key) {
    double rate = 1000 / canvas.rate().millis(1);
    List<FilmStretch> parts = FilmStretch.of(context.scratch(), key, rate, scene.first, scene.last);
    new SegmentEncoding(pictures(), drawing(scene), options.framesOut() != null, context)
        .encode(parts);
    Optional<AudioSpec> sound =
        options.sound() ? Optional.of(AudioSpec.stereo(Sound.RATE)) : Optional.empty();
    try (MediaWriter writer = MediaWriter.film(file, format, sound, pictures(), tags)) {
      SoundBeside beside = new SoundBeside(track, writer, scene.first);
      for (FilmStretch part : parts) {
        writer.joinVideo(part.file(), () -> {
          if (options.sound()) {
            beside.writeNext();
          }
        });
      }
      writer.finish();
    }
    parts.forEach(part -> context.scratch().forget(part.file()));
  }

  /** Writes the sound of each picture in turn. */
  private final class SoundBeside {
    private final Soundtrack track;
    private final MediaWriter writer;
    private final float[] sound = new float[2 * (int) (canvas.rate().soundFrames(1) + 2)];
    private long frame;

    /** @param first picture of the piece that is written: what is heard before is left out */
    SoundBeside(Soundtrack track, MediaWriter writer, long first) {
      this.track = track;
      this.writer = writer;
      if (options.sound()) {
        while (frame < first) {
          read();
        }
      }
    }

    private int read() {
      long from = canvas.rate().soundFrames(frame);
      int count = (int) (canvas.rate().soundFrames(++frame) - from);
      track.read(sound, count);
      return count;
    }

    void writeNext() {
      writer.writeAudio(sound, 0, read());
    }
  }

  private void writeAtOnce(Scene scene, Path file, String format, FilmTags tags) {
    FrameDrawing drawing = drawing(scene);
    long begin = Math.max(0, scene.first - drawing.runUp());
    try (MediaWriter writer = MediaWriter.film(file, format, Optional.empty(), pictures(), tags);
        Run run = context.stages().begin("frames", scene.frames(), Unit.FRAMES)) {
      drawing.draw(
          frames(begin, scene.last),
          (frame, picture) -> {
            if (frame >= scene.first) {
              writer.writeVideo(picture);
            }
          },
          run);
      writer.finish();
    }
  }

  private CoverPicture poster(Plan plan, Scene scene, Path poster) {
    long frame =
        new FullestFrame(canvas, plan, options.style().margin()).between(scene.first, scene.last);
    byte[] jpeg =
        Stills.encode(scene.composer.draw(frame), canvas.width(), canvas.height(), StillFormat.JPG);
    Stills.write(jpeg, poster);
    return Stills.cover(jpeg, canvas.width(), canvas.height());
  }

  private Map<String, String> tags(Plan plan) {
    List<String> names = List.copyOf(plan.sources());
    int named = Math.min(SOURCES_NAMED, names.size());
    String more = named < names.size() ? " and " + (names.size() - named) + " more" : "";
    Map<String, String> tags = new HashMap<>();
    if (!options.title().isEmpty()) {
      tags.put("title", options.title());
    }
    if (!names.isEmpty()) {
      tags.put("comment", "Made by Smalti of " + String.join(", ", names.subList(0, named)) + more);
    }
    return tags;
  }

  /** The sections of the piece that are in the film, on its own clock. */
  private List<Chapter> chapters(Plan plan, Scene scene) {
    double begin = canvas.rate().millis(scene.first);
    double end = canvas.rate().millis(scene.last);
    List<Chapter> chapters = new ArrayList<>();
    List<Section> sections = plan.sections();
    for (int i = 0; i < sections.size(); i++) {
      double from = Math.max(begin, sections.get(i).at());
      double until = i + 1 < sections.size() ? Math.min(end, sections.get(i + 1).at()) : end;
      if (until > from) {
        chapters.add(new Chapter(
            (from - begin) / 1000,
            (until - begin) / 1000,
            Map.of("title", sections.get(i).title())));
      }
    }
    return chapters;
  }
}
