package org.smalti.tools.batch.video;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.smalti.core.CancelledException;
import org.smalti.media.DecoderOptions;
import org.smalti.media.Demuxer;
import org.smalti.media.FrameDecoder;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaFrame;
import org.smalti.media.MediaStream;
import org.smalti.media.Packet;
import org.smalti.media.Rational;
import org.smalti.media.VideoFrame;
import org.smalti.tools.batch.SourceFile;

/**
 * What a look at key frames all over a film finds, since its header tells of the first picture alone. A change that
 * lasts only between two of the places is not seen.
 *
 * @param shapes all that were seen, in the order of the film; at least one
 * @param changes when pictures of the same size change their shape; empty if they don't
 * @param interlaced how many of the frames say that they are interlaced
 * @param frames how many were seen
 */
record PictureSurvey(List<Shape> shapes, List<ShapeChange> changes, int interlaced, int frames) {
  private static final int FEWEST = 24;
  private static final int MOST = 240;
  /** s: there is a place at least for each of these, up to the most. */
  private static final double EACH = 30;
  /** Packets after which a place is given up. */
  private static final int MOST_PACKETS = 400;
  /** Codecs that say of each frame whether it is interlaced. */
  private static final Set<String> OUTSPOKEN =
      Set.of("h264", "mpeg1video", "mpeg2video", "mpeg4", "vc1", "wmv3", "dvvideo");
  /** Codecs whose interlaced frames are single fields. */
  private static final Set<String> FIELDS = Set.of("hevc", "vvc");

  private static final Set<String> WOVEN = Set.of("tt", "bb", "tb", "bt");

  /**
   * The size of a picture as it is stored.
   *
   * @param aspect of one pixel, width to height; 1 where it is not said
   */
  record Shape(int width, int height, Rational aspect) {
    static Shape of(int width, int height, Rational said) {
      return new Shape(width, height, said.numerator() > 0 ? said : new Rational(1, 1));
    }

    /** Square pixels that a player shows. */
    double shown() {
      return (double) width * height * Math.max(aspect.value(), 1 / aspect.value());
    }

    @Override
    public String toString() {
      boolean square = aspect.numerator() == aspect.denominator();
      return width + "x" + height
          + (square ? "" : " (pixels " + aspect.numerator() + ":" + aspect.denominator() + ")");
    }
  }

  PictureSurvey {
    shapes = List.copyOf(shapes);
    changes = List.copyOf(changes);
  }

  /** Looks at a film. */
  static PictureSurvey of(SourceFile source, MediaStream stream) {
    try (MediaFile file = MediaFile.open(source.input());
        Demuxer demuxer = file.demuxer();
        FrameDecoder decoder = demuxer.decoder(stream.index(), DecoderOptions.KEY_FRAMES)) {
      PictureSurvey found = new Look(demuxer, decoder, stream).over(source.duration());
      return found.isChanging() && !found.changesSize()
          ? found.with(ShapeChange.of(source))
          : found;
    }
  }

  /** Of a film of which nothing but its header is known. */
  static PictureSurvey ofHeader(MediaStream stream) {
    return new PictureSurvey(
        List.of(Shape.of(stream.picture().width(), stream.picture().height(), Rational.UNKNOWN)),
        List.of(),
        0,
        0);
  }

  /** Goes from place to place. */
  private static final class Look {
    private final Demuxer demuxer;
    private final FrameDecoder decoder;
    private final MediaStream stream;
    private final List<Shape> shapes = new ArrayList<>();
    private int interlaced;
    private int frames;
    private long last = Long.MIN_VALUE;

    Look(Demuxer demuxer, FrameDecoder decoder, MediaStream stream) {
      this.demuxer = demuxer;
      this.decoder = decoder;
      this.stream = stream;
    }

    PictureSurvey over(double seconds) {
      demuxer.keepOnly(stream.index());
      long begin = look();
      double unit = demuxer.timeBase(stream.index()).value();
      int places = (int) Math.min(MOST, Math.max(FEWEST, seconds / EACH));
      for (int place = 1; place <= places && begin != Packet.NO_TIME && seconds > 0; place++) {
        CancelledException.throwIfInterrupted();
        long time = begin + Math.round(seconds * place / places / unit);
        if (!demuxer.seek(stream.index(), time)) {
          break;
        }
        decoder.flush();
        look();
      }
      return shapes.isEmpty()
          ? ofHeader(stream)
          : new PictureSurvey(shapes, List.of(), interlaced, frames);
    }

    /** Decodes the next key frame; gives its time, or NO_TIME. */
    private long look() {
      Packet packet = demuxer.next();
      for (int i = 0; i < MOST_PACKETS && packet != null; i++, packet = demuxer.next()) {
        if (packet.isKey()) {
          long time = packet.pts() == Packet.NO_TIME ? packet.dts() : packet.pts();
          if (time == last && time != Packet.NO_TIME) {
            return time;
          }
          last = time;
          decoder.send(packet);
          decoder.send(null);
          see(decoder.receive());
          decoder.flush();
          return time;
        }
      }
      return Packet.NO_TIME;
    }

    private void see(@Nullable MediaFrame frame) {
      if (frame == null) {
        return;
      }
      try (frame) {
        if (frame instanceof VideoFrame picture) {
          Rational said = demuxer.pixelAspect(stream.index());
          Shape shape = Shape.of(
              picture.width(), picture.height(), said.isKnown() ? said : picture.pixelAspect());
          frames++;
          interlaced += picture.isInterlaced() ? 1 : 0;
          if (!shapes.contains(shape)) {
            shapes.add(shape);
          }
        }
      }
    }
  }

  private PictureSurvey with(List<ShapeChange> times) {
    return new PictureSurvey(shapes, times, interlaced, frames);
  }

  boolean isChanging() {
    return shapes.size() > 1;
  }

  boolean changesSize() {
    return shapes.stream()
            .map(shape -> List.of(shape.width(), shape.height()))
            .distinct()
            .count()
        > 1;
  }

  /** The one that shows most. */
  Shape largest() {
    return shapes.stream().max(Comparator.comparingDouble(Shape::shown)).orElseThrow();
  }

  /** How many frames say so, or all, where the codec can't say it of a frame and the stream does. */
  boolean isInterlaced(MediaStream stream) {
    boolean said =
        !OUTSPOKEN.contains(stream.codec()) && WOVEN.contains(stream.picture().fieldOrder());
    return !FIELDS.contains(stream.codec()) && (said || interlaced > 0);
  }

  /** Whether frames themselves say it, so that a filter need not be told. */
  boolean isSaidByFrames() {
    return interlaced > 0;
  }

  /** {@code 320x180, 640x360}. */
  String say() {
    return shapes.stream().map(Shape::toString).collect(Collectors.joining(", "));
  }
}
