package org.smalti.tools.batch.video;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.media.VideoFrames;
import org.smalti.tools.batch.JobShape;

/** An encoder of pictures and how ffmpeg is told about it. Its number of cores is how many one file keeps busy. */
enum FfmpegEncoder {
  SVT_AV1("libsvtav1", "av1", new Quality(1, 35, 63), Preset.steps(-1, 8, 13), 8),
  /** libaom with the settings of mratsim/batch-reencode: real time, tuned to screen content. */
  AOM_SCREEN("libaom-av1", "av1", new Quality(1, 32, 63), Preset.steps(0, 5, 11), 1),
  X265("libx265", "hevc", new Quality(0, 24, 51), Preset.words(), 6),
  X264("libx264", "h264", new Quality(1, 21, 51), Preset.words(), 6),
  VPX("libvpx-vp9", "vp9", new Quality(1, 32, 63), Preset.steps(0, 3, 8), 4);

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

  FfmpegEncoder(String program, String codec, Quality quality, Preset preset, int cores) {
    this.program = program;
    this.codec = codec;
    this.quality = quality;
    this.preset = preset;
    this.cores = cores;
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
      throw SmaltiException.usage(
          "preset " + name + ": " + program + " takes " + String.join(", ", preset.names()));
    }
    return name;
  }

  /** Bits of each value: AV1 and HEVC lose less in smooth areas with ten, and every player of theirs can show it. */
  int depth(int source) {
    return source > 8 || this == SVT_AV1 || this == X265 ? 10 : 8;
  }

  /** Least width and height in pixels. */
  int smallest() {
    return switch (this) {
      case SVT_AV1 -> 64;
      case X265 -> 16;
      case X264 -> 2;
      case AOM_SCREEN, VPX -> 1;
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
    List<String> words =
        new ArrayList<>(List.of("-c" + at, program, "-crf" + at, Integer.toString(value)));
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
        parameters(List.of("-preset" + at, effort), "-x264-params" + at, Stream.of(light.x264()));
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
