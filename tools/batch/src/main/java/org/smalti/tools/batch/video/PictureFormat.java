package org.smalti.tools.batch.video;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.smalti.core.SmaltiException;
import org.smalti.media.MediaStream;
import org.smalti.media.PixelLayout;

/**
 * The form in which one stream of pictures is encoded: size, depth, colours.
 *
 * @param filter ffmpeg's chain of filters
 * @param pixels libav's name of the pixel format
 * @param colours the words that say how colours are meant, where the filters change it; for the stream's index in the
 *     output
 * @param notes what a person should know of it
 */
record PictureFormat(String filter, String pixels, List<String> colours, List<String> notes) {
  private static final Set<String> WOVEN = Set.of("tt", "bb", "tb", "bt");

  /**
   * Decides it.
   *
   * @param height in pixels as a player shows it, 0 the picture's own; it never grows
   * @param turned whether ffmpeg turns the picture before the filters see it
   */
  static PictureFormat of(
      String name, MediaStream stream, FfmpegEncoder encoder, int height, boolean turned) {
    MediaStream.VideoProperties source = stream.picture();
    boolean sideways = source.rotation() % 180 == 90;
    boolean swapped = sideways && turned;
    int width = swapped ? source.height() : source.width();
    int rows = swapped ? source.width() : source.height();
    Size own = new Size(width, rows);
    Size size = own.resized(height, sideways && !turned);
    if (encoder.even()) {
      size = size.equals(own) ? own.even() : size;
    }
    if (Math.min(size.width(), size.height()) < encoder.smallest()) {
      throw SmaltiException.input(name + ": its " + own + " pixels are too few for "
          + encoder.program() + ", which needs " + encoder.smallest() + "; choose another codec");
    }
    return form(stream, encoder, own, size);
  }

  private static PictureFormat form(
      MediaStream stream, FfmpegEncoder encoder, Size own, Size size) {
    MediaStream.VideoProperties source = stream.picture();
    PixelLayout layout = PixelLayout.of(source.pixels());
    boolean full =
        !layout.rgb() && (source.range().equals("pc") || source.pixels().startsWith("yuvj"));
    boolean woven = WOVEN.contains(source.fieldOrder());
    boolean padded = !size.equals(own) && size.equals(own.even());
    List<String> scale = new ArrayList<>();
    if (layout.rgb()) {
      scale.addAll(List.of("out_color_matrix=bt709", "out_range=limited"));
    } else if (full) {
      scale.addAll(List.of("in_range=full", "out_range=full"));
    }
    List<String> chain = new ArrayList<>();
    if (padded) {
      if (layout.rgb() || layout.fineColours()) {
        chain.add(filter("scale", scale));
        chain.add("format=yuv444p" + (layout.depth() > 8 ? "10le" : ""));
      }
      chain.add("pad=" + size.width() + ":" + size.height());
      // The new row and column repeat the last.
      chain.add(String.format(
          Locale.ROOT,
          "fillborders=right=%d:bottom=%d:mode=smear",
          size.width() - own.width(),
          size.height() - own.height()));
    } else if (!size.equals(own)) {
      scale.addAll(List.of("w=" + size.width(), "h=" + size.height(), "flags=lanczos"));
      // Where the header does not tell whether the picture is interlaced, as in DV, each frame
      // does.
      scale.add(woven ? "interl=1" : "interl=-1");
    }
    chain.add(filter("scale", layout.rgb() && padded ? List.of() : scale));
    String pixels = encoder.depth(layout.depth()) > 8 ? "yuv420p10le" : "yuv420p";
    chain.add("format=" + pixels);
    List<String> notes = new ArrayList<>();
    if (padded) {
      notes.add(own + " pixels become " + size + ": the encoder takes even sizes only");
    }
    notes.addAll(notes(stream, layout, woven));
    return new PictureFormat(String.join(",", chain), pixels, colours(layout.rgb(), full), notes);
  }

  /** Notes on what the encoder can't keep of a picture, or keeps in an unexpected way. */
  private static List<String> notes(MediaStream stream, PixelLayout layout, boolean woven) {
    String pixels = stream.picture().pixels();
    List<String> notes = new ArrayList<>();
    if (woven) {
      notes.add("interlaced, and stays so");
    }
    if (layout.fineColours()) {
      notes.add("its colours get half the resolution (" + pixels + ")");
    }
    // VP8 and VP9 store transparency apart from the picture.
    if (layout.transparent() || stream.tags().getOrDefault("alpha_mode", "0").equals("1")) {
      notes.add("it is no longer transparent (" + pixels + ")");
    }
    return notes;
  }

  private static String filter(String name, List<String> options) {
    return options.isEmpty() ? name : name + "=" + String.join(":", options);
  }

  private static List<String> colours(boolean rgb, boolean full) {
    if (rgb) {
      return List.of("-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709");
    }
    return full ? List.of("-color_range", "pc") : List.of();
  }

  /** How the colours are meant. */
  List<String> colours(int at) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < colours.size(); i += 2) {
      words.add(colours.get(i) + ":" + at);
      words.add(colours.get(i + 1));
    }
    return words;
  }

  /** The words for one stream of the output. */
  List<String> words(int at) {
    List<String> words = new ArrayList<>(List.of("-filter:" + at, filter));
    words.addAll(colours(at));
    // Frames keep their times, also at a variable frame rate.
    words.addAll(List.of("-fps_mode:" + at, "vfr", "-enc_time_base:" + at, "-1"));
    return words;
  }

  /** Width and height in pixels. */
  record Size(int width, int height) {
    /** The even size that holds it. */
    Size even() {
      return new Size(width + width % 2, height + height % 2);
    }

    /** Scaled so that the height, or what a player shows as the height, is at most {@code most}; 0 leaves it. */
    Size resized(int most, boolean sideways) {
      int shown = sideways ? width : height;
      if (most == 0 || shown <= most) {
        return this;
      }
      int across = Math.max(
          2, 2 * (int) Math.round((sideways ? height : width) * (double) most / shown / 2));
      return sideways ? new Size(most, across) : new Size(across, most);
    }

    @Override
    public String toString() {
      return width + "x" + height;
    }
  }
}
