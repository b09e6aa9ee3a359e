package org.smalti.compositions.render;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.smalti.compositions.plan.TilePicture;
import org.smalti.compositions.sources.PartWork;
import org.smalti.compositions.sources.RenderContext;
import org.smalti.core.run.Fingerprint;
import org.smalti.media.Deinterlace;
import org.smalti.media.cut.PartFile;

/**
 * The pictures of samples for what is no film: of each sample some, at equal distances over its length, as its tile
 * would show them. They stay on disk; each source is read once.
 */
public final class SamplePictures {
  private static final String STAGE = "pictures";

  private final Mipmap mipmap;
  private final List<@Nullable Place> places;
  private final List<PartFile> parts;

  private SamplePictures(Mipmap mipmap, List<@Nullable Place> places, List<PartFile> parts) {
    this.mipmap = mipmap;
    this.places = places;
    this.parts = parts;
  }

  /**
   * How many pictures, and how large.
   *
   * @param width pixels, even
   * @param height pixels, even
   * @param count of each sample, 1 or more
   */
  public record Size(int width, int height, int count) {
    /** Bytes on the disk of the pictures of one sample. */
    public long bytes() {
      return (long) count * new Mipmap(width, height).bytes();
    }
  }

  /** A sample's part, and its span there. */
  private record Place(PartFile part, int span) {}

  /** A sample that is to be seen. */
  private record Wanted(int index, SourcePictures.PictureSpan span) {}

  /** What the pictures depend on beside their size. */
  public static void describe(List<TilePicture> samples, Size size, Fingerprint content) {
    content.with(size);
    samples.forEach(sample -> content.with(sample.filename(), span(sample, size)));
  }

  /**
   * Reads the pictures of all samples whose sources can be read; what can't be is told to the run.
   *
   * @param samples what is seen of each, as long as it is seen; none where nothing is to be read
   */
  public static SamplePictures read(
      List<Optional<TilePicture>> samples, Size size, RenderContext context) {
    Map<String, List<Wanted>> wanted = new TreeMap<>();
    for (int i = 0; i < samples.size(); i++) {
      if (samples.get(i).isPresent()) {
        TilePicture sample = samples.get(i).get();
        wanted
            .computeIfAbsent(sample.filename(), name -> new ArrayList<>())
            .add(new Wanted(i, span(sample, size)));
      }
    }
    List<PartWork.PartOrder<SourcePictures>> orders = new ArrayList<>();
    wanted.forEach((name, ofSource) -> {
      ofSource.sort(Comparator.comparingDouble(sample -> sample.span.start()));
      var source = new SourcePictures(
          name,
          Deinterlace.AUTO,
          Fit.FILL,
          new ArrayList<>(ofSource.stream().map(Wanted::span).toList()));
      Path part = source.part(context.scratch(), context.media(), context.sound());
      orders.add(new PartWork.PartOrder<>(source, part.toString()));
    });
    List<@Nullable Place> places = new ArrayList<>();
    samples.forEach(sample -> places.add(null));
    List<PartFile> parts = new ArrayList<>();
    context.read(
        STAGE,
        orders,
        new PictureWork(context.media(), context.sound()),
        (source, part, damage) -> {
          parts.add(part);
          List<Wanted> ofSource = wanted.getOrDefault(source.filename(), List.of());
          for (int i = 0; i < ofSource.size(); i++) {
            places.set(ofSource.get(i).index, new Place(part, i));
          }
          return damage;
        });
    return new SamplePictures(new Mipmap(size.width(), size.height()), places, parts);
  }

  private static SourcePictures.PictureSpan span(TilePicture picture, Size size) {
    double step = Math.max(1, picture.dur()) / size.count();
    return new SourcePictures.PictureSpan(
        Math.max(0, picture.start()),
        step,
        size.count(),
        size.width(),
        size.height(),
        picture.crop(),
        picture.colour(),
        picture.origin());
  }

  /** Whether a sample has pictures: its source could be read, and does not end before. */
  public boolean has(int sample) {
    Place place = places.get(sample);
    return place != null && place.part.span(place.span).count() > 0;
  }

  /** Gives back the room that they take on the disk; which there are stays known to who asks for them again. */
  public void discardContent() {
    parts.forEach(PartFile::discardContent);
  }

  /** Whether they can be drawn: an earlier run has not {@linkplain #discardContent discarded} them. */
  public boolean hasContent() {
    return parts.stream().allMatch(PartFile::hasContent);
  }

  /** Deletes them, so that they are read anew. */
  public void delete() {
    parts.forEach(PartFile::delete);
  }

  /**
   * A picture as 0xRRGGBB, row by row, at the size of the pictures or a halved one.
   *
   * @param picture its number, from 0
   * @param width pixels of the size that is wanted; one of those that come from halving
   * @throws IllegalStateException if the sample has no pictures
   */
  public int[] rgb(int sample, int picture, int width, int height) {
    Place place = places.get(sample);
    if (place == null) {
      throw new IllegalStateException("sample " + sample + " has no picture");
    }
    Mipmap.Level level = mipmap.level(width, height);
    byte[] yuv = new byte[level.bytes()];
    long last = place.part.span(place.span).count() - 1;
    place.part.read(
        place.span,
        Math.min(picture, last) * mipmap.bytes() + level.offset(),
        ByteBuffer.wrap(yuv));
    return Yuv.decode(yuv, level.width(), level.height());
  }
}
