package org.smalti.compositions.render;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.smalti.compositions.mix.AudioRenderer;
import org.smalti.compositions.mix.Master;
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
import org.smalti.media.OutputFormat;
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
  private final long mostScratch;
  private final AtlasMaker atlases;

  public VideoRenderer(Canvas canvas, FilmOptions options, RenderContext context) {
    this(canvas, options, context, ScratchShares.MOST);
  }

  /** @param mostScratch bytes of pictures at a time, if that can be helped */
  VideoRenderer(Canvas canvas, FilmOptions options, RenderContext context, long mostScratch) {
    this.canvas = canvas;
    this.options = options;
    this.context = context;
    this.mostScratch = mostScratch;
    atlases = new AtlasMaker(canvas, options.deinterlace(), options.style().fit(), context);
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
    long first = options.excerpt().first(canvas.rate());
    long last = options.excerpt().last(canvas.rate(), all);
    boolean segments = options.codec().hasSegments();
    double rate = 1000 / canvas.rate().millis(1);
    List<FilmStretch> parts = FilmStretch.of(context.scratch(), key, rate, first, last);
    List<List<FilmStretch>> shares = shares(plan, segments ? parts : List.of(), first, last);
    Optional<Scene> whole =
        shares.size() > 1 ? Optional.empty() : Optional.of(scene(plan, first, last));
    Master master = audio.prepare(options.sound() ? plan.sounds() : List.of());
    int sources = Math.max(master.sources(), whole.map(Scene::sources).orElse(0));
    for (List<FilmStretch> share : whole.isPresent() ? List.<List<FilmStretch>>of() : shares) {
      sources = Math.max(sources, encode(plan, share, first, last));
    }
    boolean silentOnPurpose = plan.sources().isEmpty() && !plan.captions().isEmpty();
    if (sources == 0 && !silentOnPurpose) {
      return 0;
    }
    FilmTags tags = tagsOf(plan, first, last, whole);
    if (!segments) {
      writeAtOnce(whole.orElseThrow(), file, format, tags);
      return Math.max(1, sources);
    }
    whole.ifPresent(
        scene -> new SegmentEncoding(pictures(), drawing(scene, first, last), anew(), context)
            .encode(parts));
    boolean lossy = options.sound() && OutputFormat.of(format).isLossy(options.codec());
    long heard = canvas.rate().soundFrames(all);
    master.encode(
        file, lossy, track -> joinSegments(parts, first, track.until(heard), file, format, tags));
    parts.forEach(part -> context.scratch().forget(part.file()));
    return Math.max(1, sources);
  }

  /** The stretches that are encoded while the pictures of all of them are there; a film without stretches is one. */
  private List<List<FilmStretch>> shares(
      Plan plan, List<FilmStretch> parts, long first, long last) {
    CameraRange camera = camera(plan);
    ScratchShares room = new ScratchShares(
        (from, until) ->
            atlases.bytes(plan, camera, millisBefore(from), canvas.rate().millis(until)),
        mostScratch);
    List<FilmStretch> film =
        parts.isEmpty() ? List.of(new FilmStretch(Path.of(""), first, last)) : parts;
    // What the person keeps for other pieces stays, so there is nothing to be gained.
    List<List<FilmStretch>> shares = context.scratch().isKept() ? List.of(film) : room.of(film);
    long bytes = room.largest(shares);
    context.scratch().require(bytes);
    if (bytes >= mostScratch / 2) {
      say("the pictures take " + Unit.BYTES.show(bytes)
          + " beside the film while it is made"
          + (shares.size() > 1 ? ", in " + shares.size() + " shares one after the other" : ""));
    }
    return shares;
  }

  /** Encodes the stretches of one share, and gives how many sources are seen in them. */
  private int encode(Plan plan, List<FilmStretch> share, long first, long last) {
    if (!anew() && share.stream().allMatch(FilmStretch::isThere)) {
      return 1;
    }
    long from = share.get(0).first();
    long until = share.get(share.size() - 1).last();
    Scene scene = scene(plan, from, until);
    new SegmentEncoding(pictures(), drawing(scene, first, last), anew(), context).encode(share);
    atlases.forget(plan, camera(plan), millisBefore(from), canvas.rate().millis(until));
    return scene.sources;
  }

  private void say(String message) {
    try (Run run = context.stages().begin("scratch", -1, Unit.BYTES)) {
      run.say(message);
    }
  }

  private boolean anew() {
    return options.framesOut() != null;
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
    FrameDrawing drawing = drawing(scene, scene.first, scene.last);
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

  private CameraRange camera(Plan plan) {
    double end = canvas.rate().millis(canvas.rate().framesIn(plan.wholeSeconds()));
    return new CameraRange(canvas, new TileGeometry(canvas, options.style().margin()), plan, end);
  }

  /** When the pictures begin that a frame and its trail show, in ms. */
  private double millisBefore(long frame) {
    return canvas.rate().millis(Math.max(0, frame - trail()));
  }

  private Scene scene(Plan plan, long first, long last) {
    CameraRange camera = camera(plan);
    Atlas atlas = atlases.read(plan, camera, millisBefore(first), canvas.rate().millis(last));
    return new Scene(
        new FrameComposer(canvas, plan, atlas, options.style(), camera),
        atlas.sources(),
        first,
        last);
  }

  /**
   * @param first picture of the film: those that are written as files count from there
   * @param last the picture after the last one of the film
   */
  private FrameDrawing drawing(Scene scene, long first, long last) {
    PngFrames pngs =
        options.framesOut() == null ? null : new PngFrames(options.framesOut(), first, last);
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

  private void joinSegments(
      List<FilmStretch> parts,
      long first,
      Soundtrack track,
      Path file,
      String format,
      FilmTags tags) {
    Optional<AudioSpec> sound =
        options.sound() ? Optional.of(AudioSpec.stereo(Sound.RATE)) : Optional.empty();
    try (MediaWriter writer = MediaWriter.film(file, format, sound, pictures(), tags)) {
      SoundBeside beside = new SoundBeside(track, writer, first);
      for (FilmStretch part : parts) {
        writer.joinVideo(part.file(), () -> {
          if (options.sound()) {
            beside.writeNext();
          }
        });
      }
      writer.finish();
    }
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
    FrameDrawing drawing = drawing(scene, scene.first, scene.last);
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

  /** @param scene of the whole film, if there is one */
  private FilmTags tagsOf(Plan plan, long first, long last, Optional<Scene> scene) {
    Optional<CoverPicture> cover = options.poster().map(poster -> {
      long frame = new FullestFrame(canvas, plan, options.style().margin()).between(first, last);
      return poster(scene.orElseGet(() -> scene(plan, frame, frame + 1)), frame, poster);
    });
    return new FilmTags(tags(plan), chapters(plan, first, last), cover);
  }

  private CoverPicture poster(Scene scene, long frame, Path poster) {
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
  private List<Chapter> chapters(Plan plan, long first, long last) {
    double begin = canvas.rate().millis(first);
    double end = canvas.rate().millis(last);
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
