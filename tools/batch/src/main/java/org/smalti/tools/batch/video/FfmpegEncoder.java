package org.smalti.tools.batch.video;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.media.SameBytes;
import org.smalti.media.VideoFrames;
import org.smalti.tools.batch.JobShape;

/** An encoder of pictures and how ffmpeg is told about it. Its number of cores is how many one file keeps busy. */
enum FfmpegEncoder {
  SVT_AV1("libsvtav1", "av1", new Quality(1, 35, 63), Preset.steps(-1, 8, 13), 8),
  /** libaom with the settings of mratsim/batch-reencode: real time, tuned to screen content. */
  AOM_SCREEN("libaom-av1", "av1", new Quality(1, 32, 63), Preset.steps(0, 5, 11), 1),
  X265("libx265", "hevc", new Quality(0, 24, 51), Preset.words(), 6),
  X264("libx264", "h264", new Quality(1, 21, 51), Preset.words(), 6),
  VPX("libvpx-vp9", "vp9", new Quality(1, 32, 63), Preset.steps(0, 3, 8), 4),
  NVENC_AV1(EncoderMaker.NVENC, "av1", new Quality(1, 34, 51)),
  NVENC_HEVC(EncoderMaker.NVENC, "hevc", new Quality(1, 28, 51)),
  NVENC_H264(EncoderMaker.NVENC, "h264", new Quality(1, 25, 51)),
  QSV_AV1(EncoderMaker.QSV, "av1", new Quality(1, 28, 51)),
  QSV_HEVC(EncoderMaker.QSV, "hevc", new Quality(1, 26, 51)),
  QSV_H264(EncoderMaker.QSV, "h264", new Quality(1, 24, 51)),
  QSV_VP9(EncoderMaker.QSV, "vp9", new Quality(1, 32, 51)),
  APPLE_HEVC(EncoderMaker.VIDEOTOOLBOX, "hevc", new Quality(1, 45, EncoderMaker.MOST)),
  APPLE_H264(EncoderMaker.VIDEOTOOLBOX, "h264", new Quality(1, 40, EncoderMaker.MOST));

  /** Cores that decoding and filtering for hardware keep busy. */
  private static final int FED = 2;

  private static final String SCREEN = ":row-mt=1:tune-content=screen:deltaq-mode=0"
      + ":enable-chroma-deltaq=1:enable-qm=1:quant-b-adapt=1:sharpness=3"
      + ":arnr-strength=1:arnr-maxframes=4:disable-trellis-quant=0";

  /**
   * A scale of quality, such as crf: less is better.
   *
   * @param best the least number
   * @param worst the largest number
   */
  record Quality(int best, int usual, int worst) {
    boolean holds(int value) {
      return value >= best && value <= worst;
    }
  }

  /** A scale of effort, and what its steps are called. */
  record Preset(String usual, List<String> names) {
    static Preset steps(int slowest, int usual, int fastest) {
      return new Preset(
          Integer.toString(usual),
          IntStream.rangeClosed(slowest, fastest).mapToObj(Integer::toString).toList());
    }

    static Preset words() {
      return new Preset("medium", VideoFrames.PRESETS);
    }
  }

  private final String program;
  private final String codec;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Quality quality;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Preset preset;

  private final int cores;
  private final EncoderMaker maker;

  FfmpegEncoder(EncoderMaker maker, String codec, Quality quality) {
    program = codec + "_" + maker;
    this.codec = codec;
    this.quality = quality;
    this.preset = maker.preset();
    cores = FED;
    this.maker = maker;
  }

  FfmpegEncoder(String program, String codec, Quality quality, Preset preset, int cores) {
    maker = EncoderMaker.SOFTWARE;
    this.program = program;
    this.codec = codec;
    this.quality = quality;
    this.preset = preset;
    this.cores = cores;
  }

  /** The one of a maker for a codec, if there is one. */
  static Optional<FfmpegEncoder> of(EncoderMaker maker, String codec) {
    return Stream.of(values())
        .filter(encoder -> encoder.maker == maker && encoder.codec.equals(codec))
        .findFirst();
  }

  /** libav's name of the encoder. */
  String program() {
    return program;
  }

  /** libav's name of what it makes. */
  String codec() {
    return codec;
  }

  Quality quality() {
    return quality;
  }

  /** The chosen setting of quality, or the usual one. */
  int checkedQuality(@Nullable Integer chosen) {
    int value = chosen == null ? quality.usual() : chosen;
    if (!quality.holds(value)) {
      throw SmaltiException.usage("quality " + value + ": " + program + " takes " + quality.best()
          + " to " + quality.worst());
    }
    return value;
  }

  /** The chosen preset, or the usual one where it is empty. */
  String checkedPreset(String chosen) {
    String name = chosen.isEmpty() ? preset.usual() : chosen;
    if (!preset.names().contains(name)) {
      throw SmaltiException.usage("preset " + name + ": " + program + " takes "
          + (preset.usual().isEmpty() ? "none" : String.join(", ", preset.names())));
    }
    return name;
  }

  /** Bits of each value: AV1 and HEVC lose less in smooth areas with ten, and every player of theirs can show it. */
  int depth(int source) {
    return source > 8 || this == SVT_AV1 || this == X265 ? 10 : 8;
  }

  /** Pictures from one key frame to the next where nothing else asks for one, as the encoder is told nothing of it. */
  int keyFrames() {
    return switch (this) {
      case SVT_AV1 -> 161;
      case VPX -> 128;
      default -> 250;
    };
  }

  /** Whether it can keep more than 8 bits at all. */
  boolean keepsDepth() {
    return maker == EncoderMaker.SOFTWARE || codec.equals("av1") || codec.equals("hevc");
  }

  /** libav's name of the pixel format that it takes for a source of so many bits. */
  String pixels(int source) {
    boolean deep = depth(source) > 8;
    return maker == EncoderMaker.SOFTWARE
        ? deep ? "yuv420p10le" : "yuv420p"
        : deep ? "p010le" : "nv12";
  }

  /** Least width and height in pixels. */
  int smallest() {
    return switch (this) {
      case SVT_AV1 -> 64;
      case X265 -> 16;
      case X264 -> 2;
      case AOM_SCREEN, VPX -> 1;
      default -> 2;
    };
  }

  /** Whether it takes sizes in whole pairs of pixels only. */
  boolean even() {
    return this != AOM_SCREEN && this != VPX;
  }

  /**
   * How files share the cores: as many files at once as the encoder's number of cores goes into all cores; with libaom
   * in real time, which uses few threads, one for every three cores.
   */
  JobShape shape(int all) {
    int jobs =
        Math.max(1, this == AOM_SCREEN ? Math.max((all + 2) / 3, Math.min(2, all)) : all / cores);
    return new JobShape(jobs, jobs == 1 ? 0 : (all + jobs - 1) / jobs);
  }

  /**
   * The words for one stream of the output.
   *
   * @param stream its index there
   * @param threads 0 lets the encoder decide
   */
  List<String> words(int stream, int value, String effort, int threads, HdrEncoderOptions light) {
    String at = ":" + stream;
    List<String> words = new ArrayList<>(List.of("-c" + at, program));
    if (maker != EncoderMaker.SOFTWARE) {
      words.addAll(maker.words(at, value, effort));
      return words;
    }
    words.addAll(maker.words(at, value, ""));
    words.addAll(own(at, effort, threads, light));
    if (threads > 0 && this != SVT_AV1 && this != X265) {
      words.addAll(List.of("-threads" + at, Integer.toString(threads)));
    }
    return words;
  }

  private List<String> own(String at, String effort, int threads, HdrEncoderOptions light) {
    return switch (this) {
      case SVT_AV1 ->
        parameters(
            List.of("-preset" + at, effort),
            "-svtav1-params" + at,
            Stream.of(threads == 0 ? "" : "lp=" + threads, light.svt()));
      case AOM_SCREEN ->
        List.of(
            "-usage" + at,
            "realtime",
            "-lag-in-frames" + at,
            "32",
            "-aom-params" + at,
            "cpu-used=" + effort + SCREEN);
      case X265 ->
        parameters(
            List.of("-preset" + at, effort),
            "-x265-params" + at,
            Stream.of("log-level=error", threads == 0 ? "" : "pools=" + threads, light.x265()));
      case X264 ->
        parameters(
            List.of("-preset" + at, effort),
            "-x264-params" + at,
            Stream.of(SameBytes.ofX264(), light.x264()));
      case VPX ->
        List.of(
            "-b" + at,
            "0",
            "-deadline" + at,
            "good",
            "-cpu-used" + at,
            effort,
            "-row-mt" + at,
            "1");
      default -> List.of();
    };
  }

  private static List<String> parameters(
      List<String> before, String option, Stream<String> values) {
    String joined = String.join(":", values.filter(value -> !value.isEmpty()).toList());
    return joined.isEmpty()
        ? before
        : Stream.concat(before.stream(), Stream.of(option, joined)).toList();
  }
}
