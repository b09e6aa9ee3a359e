package org.smalti.tools.batch.video;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.smalti.core.SmaltiException;
import org.smalti.media.MediaStream;
import org.smalti.media.PixelLayout;
import org.smalti.media.Rational;
import org.smalti.media.program.FfmpegCommand;
import org.smalti.tools.batch.PictureArea;

/**
 * The form in which one stream of pictures is encoded: size, depth, colours.
 *
 * @param filter ffmpeg's chain of filters
 * @param pixels libav's name of the pixel format
 * @param area what of the picture is shown, as a player shows it
 * @param notes what a person should know of it
 */
record PictureFormat(String filter, String pixels, PictureArea area, List<String> notes) {
  /**
   * Decides it. Ffmpeg turns a picture as its container says before the filters see it: some containers can't say it,
   * many players don't read it, and ffmpeg 8.1 forgets it.
   *
   * @param height in pixels as a player shows it, 0 the picture's own; it never grows
   */
  static PictureFormat of(
      String name,
      MediaStream stream,
      FfmpegEncoder encoder,
      int height,
      PictureTreatment treatment) {
    MediaStream.VideoProperties source = stream.picture();
    boolean sideways = source.rotation() % 180 == 90;
    Size stored = treatment.survey().isChanging()
        ? new Size(
            treatment.survey().largest().width(), treatment.survey().largest().height())
        : new Size(source.width(), source.height());
    Size whole = sideways ? stored.turned() : stored;
    CropArea crop = treatment.crop();
    Size own = crop == null ? whole : new Size(crop.width(), crop.height());
    Size size = own.resized(height);
    if (encoder.even()) {
      size = size.equals(own) ? own.even() : size;
    }
    if (Math.min(size.width(), size.height()) < encoder.smallest()) {
      throw SmaltiException.input(name + ": its " + own + " pixels are too few for "
          + encoder.program() + ", which needs " + encoder.smallest() + "; choose another codec");
    }
    PictureArea area = crop == null ? PictureArea.WHOLE : crop.of(whole.width(), whole.height());
    Rational aspect = treatment.survey().largest().aspect();
    return form(
        stream,
        encoder,
        new Frame(own, size, sideways ? aspect.inverse() : aspect, area),
        treatment);
  }

  /**
   * How pictures lie in what is encoded.
   *
   * @param own before it is scaled
   * @param size of what is encoded
   * @param aspect of a pixel of both, width to height
   */
  private record Frame(Size own, Size size, Rational aspect, PictureArea area) {
    boolean isPadded() {
      return !size.equals(own) && size.equals(own.even());
    }

    /**
     * Filters that show pictures of any shape as large as they can be, with bars.
     *
     * @param changes of the shape alone, which ffmpeg does not see; empty where the size tells it
     * @param seconds from one picture to the next
     */
    List<String> fitting(List<String> options, List<ShapeChange> changes, double seconds) {
      String square = aspect.numerator() + "/" + aspect.denominator();
      List<String> scale = new ArrayList<>(options);
      if (changes.isEmpty()) {
        scale.add("w='2*round(min(" + size.width() + "," + size.height() + "*dar*"
            + aspect.denominator() + "/" + aspect.numerator() + ")/2)'");
        scale.add(
            "h='2*round(min(" + size.height() + "," + size.width() + "*" + square + "/dar)/2)'");
      } else {
        List<Integer> widths = changes.stream()
            .map(it -> even(Math.min(size.width(), size.height() * it.aspect() / aspect.value())))
            .toList();
        List<Integer> heights = changes.stream()
            .map(it -> even(Math.min(size.height(), size.width() * aspect.value() / it.aspect())))
            .toList();
        scale.add("w='" + ShapeChange.expression(changes, widths, seconds) + "'");
        scale.add("h='" + ShapeChange.expression(changes, heights, seconds) + "'");
      }
      scale.addAll(List.of("eval=frame", "flags=lanczos", "interl=-1"));
      return List.of(
          PictureFormat.filter("scale", scale),
          "pad=" + size.width() + ":" + size.height() + ":-1:-1:eval=frame",
          "setsar=" + square);
    }

    private static int even(double pixels) {
      return 2 * (int) Math.round(pixels / 2);
    }

    /** Filters that add a row or a column, which repeats the last. */
    List<String> padding() {
      return List.of(
          "pad=" + size.width() + ":" + size.height(),
          String.format(
              Locale.ROOT,
              "fillborders=right=%d:bottom=%d:mode=smear",
              size.width() - own.width(),
              size.height() - own.height()));
    }
  }

  private static PictureFormat form(
      MediaStream stream, FfmpegEncoder encoder, Frame frame, PictureTreatment treatment) {
    MediaStream.VideoProperties source = stream.picture();
    PixelLayout layout = PixelLayout.of(source.pixels());
    boolean full =
        !layout.rgb() && (source.range().equals("pc") || source.pixels().startsWith("yuvj"));
    Path cube = treatment.cube();
    List<String> colours = new ArrayList<>();
    if (layout.rgb()) {
      colours.addAll(List.of("out_color_matrix=bt709", "out_range=limited"));
    } else if (full) {
      colours.addAll(List.of("in_range=full", "out_range=full"));
    }
    List<String> chain = new ArrayList<>(treatment.filters(stream));
    List<String> scale = new ArrayList<>(colours);
    if (treatment.survey().isChanging()) {
      chain.addAll(frame.fitting(
          colours, treatment.survey().changes(), source.fps() > 0 ? 1 / source.fps() : 0));
      scale.clear();
    } else if (frame.isPadded()) {
      if (layout.rgb() || layout.fineColours()) {
        chain.add(filter("scale", colours));
        chain.add("format=yuv444p" + (layout.depth() > 8 ? "10le" : ""));
        scale.clear();
      }
      chain.addAll(frame.padding());
    } else if (!frame.size().equals(frame.own())) {
      scale.addAll(
          List.of("w=" + frame.size().width(), "h=" + frame.size().height(), "flags=lanczos"));
      // Where the header does not tell whether the picture is interlaced, as in DV, each frame
      // does.
      scale.add(treatment.isWoven(stream) ? "interl=1" : "interl=-1");
    }
    chain.add(filter("scale", scale));
    if (cube != null) {
      chain.addAll(toneMapping(cube, full));
    }
    // What usual displays show has 8 bits.
    String pixels = encoder.pixels(cube == null ? layout.depth() : 8);
    chain.add("format=" + pixels);
    chain.addAll(meaning(layout.rgb() || cube != null, full && cube == null));
    List<String> notes = new ArrayList<>();
    if (frame.isPadded() && !treatment.survey().isChanging()) {
      notes.add(
          frame.own() + " pixels become " + frame.size() + ": the encoder takes even sizes only");
    }
    notes.addAll(treatment.notes());
    notes.addAll(losses(stream, layout));
    return new PictureFormat(String.join(",", chain), pixels, frame.area(), notes);
  }

  private static List<String> toneMapping(Path cube, boolean full) {
    return List.of(
        "scale=in_color_matrix=bt2020:in_range=" + (full ? "full" : "limited") + ":out_range=full",
        "format=gbrp16le",
        "lut3d=file=" + FfmpegCommand.escapedInFilter(cube.toString()) + ":interp=tetrahedral",
        "setparams=range=full:color_primaries=bt709:color_trc=bt709:colorspace=gbr",
        "scale=out_color_matrix=bt709:out_range=limited");
  }

  /** Notes on what the encoder can't keep of a picture. */
  private static List<String> losses(MediaStream stream, PixelLayout layout) {
    String pixels = stream.picture().pixels();
    List<String> notes = new ArrayList<>();
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

  /**
   * The filter that says how the colours are meant, which the encoder and the container write down. Of the encoder's
   * own options for that, ffmpeg 8 takes none.
   */
  private static List<String> meaning(boolean rgb, boolean full) {
    if (rgb) {
      return List.of("setparams=color_primaries=bt709:color_trc=bt709:colorspace=bt709");
    }
    return full ? List.of("setparams=range=full") : List.of();
  }

  /** The words for one stream of the output. */
  List<String> words(int at) {
    List<String> words = new ArrayList<>(List.of("-filter:" + at, filter));
    // Frames keep their times, also at a variable frame rate.
    words.addAll(List.of("-fps_mode:" + at, "vfr", "-enc_time_base:" + at, "-1"));
    return words;
  }

  /** Width and height in pixels. */
  record Size(int width, int height) {
    /** Of the picture turned by 90 degrees. */
    Size turned() {
      int across = height;
      int upright = width;
      return new Size(across, upright);
    }

    /** The even size that holds it. */
    Size even() {
      return new Size(width + width % 2, height + height % 2);
    }

    /** Scaled so that the height is at most {@code most}; 0 leaves it. */
    Size resized(int most) {
      return most == 0 || height <= most
          ? this
          : new Size(Math.max(2, 2 * (int) Math.round(width * (double) most / height / 2)), most);
    }

    @Override
    public String toString() {
      return width + "x" + height;
    }
  }
}
