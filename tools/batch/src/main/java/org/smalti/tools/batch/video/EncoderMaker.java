package org.smalti.tools.batch.video;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.smalti.core.table.EnumWord;

/** Who encodes: the processor, or a part of the graphics hardware by the way of its maker. */
enum EncoderMaker {
  SOFTWARE,
  /** NVIDIA. */
  NVENC,
  /** Intel. */
  QSV,
  /** Apple. */
  VIDEOTOOLBOX;

  private static final List<String> QSV_PRESETS =
      List.of("veryfast", "faster", "fast", "medium", "slow", "slower", "veryslow");
  /** VideoToolbox counts quality from 1 to 100, more is better. */
  static final int MOST = 100;

  FfmpegEncoder.Preset preset() {
    return switch (this) {
      case SOFTWARE -> FfmpegEncoder.Preset.words();
      case NVENC ->
        new FfmpegEncoder.Preset(
            "p5", IntStream.rangeClosed(1, 7).mapToObj(step -> "p" + step).toList());
      case QSV -> new FfmpegEncoder.Preset("medium", QSV_PRESETS);
      case VIDEOTOOLBOX -> new FfmpegEncoder.Preset("", List.of(""));
    };
  }

  /**
   * The words for constant quality.
   *
   * @param at the stream in the output, as a suffix of options
   */
  List<String> words(String at, int value, String effort) {
    List<String> words = new ArrayList<>();
    if (!effort.isEmpty()) {
      words.addAll(List.of("-preset" + at, effort));
    }
    words.addAll(
        switch (this) {
          case SOFTWARE -> List.of("-crf" + at, Integer.toString(value));
          case NVENC ->
            List.of("-rc" + at, "vbr", "-cq" + at, Integer.toString(value), "-b" + at, "0");
          case QSV -> List.of("-global_quality" + at, Integer.toString(value));
          case VIDEOTOOLBOX -> List.of("-q" + at, Integer.toString(MOST + 1 - value));
        });
    return words;
  }

  /** The word on the command line. */
  @Override
  public String toString() {
    return EnumWord.of(this);
  }
}
