package org.smalti.media;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.avutil.AVContentLightMetadata;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVFrameSideData;
import org.bytedeco.ffmpeg.avutil.AVMasteringDisplayMetadata;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * The metadata of a film of high dynamic range: the display on which it was mastered (SMPTE ST 2086), and the luminance
 * of its brightest pictures (CTA-861.3).
 *
 * @param chromaticity CIE 1931 x, y of red, green, blue and white: eight numbers, or none if unknown
 * @param most cd/m² of the display's white, 0 unknown
 * @param least cd/m² of the display's black
 * @param brightest cd/m² of the brightest pixel, 0 unknown
 * @param mean cd/m² of the picture with the largest mean, 0 unknown
 */
public record HdrMetadata(
    List<Double> chromaticity, double most, double least, int brightest, int mean) {
  public HdrMetadata {
    chromaticity = List.copyOf(chromaticity);
  }

  /** Whether the display is described. */
  public boolean isMastered() {
    return chromaticity.size() == 8 && most > 0;
  }

  /** That of the first picture of a film. Closes the container. */
  static Optional<HdrMetadata> of(Demuxer demuxer) {
    try (NativeResources natives = new NativeResources()) {
      StreamDecoder decoder = natives.own(
          StreamDecoder.open(demuxer, demuxer.video(), DecoderOptions.DEFAULT),
          StreamDecoder::close);
      AVFrame frame = natives.own(avutil.av_frame_alloc(), avutil::av_frame_free);
      return decoder.next(frame) ? of(frame) : Optional.empty();
    }
  }

  /** cd/m² of what is brightest in the film; 0 unknown. */
  double peak() {
    return brightest > 0 ? brightest : most;
  }

  /** What a frame says. */
  static Optional<HdrMetadata> of(AVFrame frame) {
    AVFrameSideData display =
        avutil.av_frame_get_side_data(frame, avutil.AV_FRAME_DATA_MASTERING_DISPLAY_METADATA);
    AVFrameSideData content =
        avutil.av_frame_get_side_data(frame, avutil.AV_FRAME_DATA_CONTENT_LIGHT_LEVEL);
    if (display == null && content == null) {
      return Optional.empty();
    }
    List<Double> chromaticity = List.of();
    double most = 0;
    double least = 0;
    if (display != null) {
      AVMasteringDisplayMetadata said = new AVMasteringDisplayMetadata(display.data());
      if (said.has_primaries() != 0) {
        chromaticity = Stream.of(
                said.display_primaries(0, 0), said.display_primaries(0, 1),
                said.display_primaries(1, 0), said.display_primaries(1, 1),
                said.display_primaries(2, 0), said.display_primaries(2, 1),
                said.white_point(0), said.white_point(1))
            .map(Libav::number)
            .toList();
      }
      if (said.has_luminance() != 0) {
        most = Libav.number(said.max_luminance());
        least = Libav.number(said.min_luminance());
      }
    }
    AVContentLightMetadata level =
        content == null ? null : new AVContentLightMetadata(content.data());
    return Optional.of(new HdrMetadata(
        chromaticity,
        most,
        least,
        level == null ? 0 : level.MaxCLL(),
        level == null ? 0 : level.MaxFALL()));
  }
}
