package org.smalti.tools.video.serve;

import java.util.List;
import java.util.Set;
import org.smalti.media.MediaStream;

/** Which streams RTP can carry as they are; the others are encoded to H.264 and AAC. */
final class RtpPayloads {
  private static final Set<String> CODECS = Set.of(
      "h264",
      "hevc",
      "mpeg4",
      "mpeg1video",
      "mpeg2video",
      "vp8",
      "aac",
      "mp2",
      "mp3",
      "opus",
      "pcm_alaw",
      "pcm_mulaw",
      "adpcm_g722",
      "amr_nb",
      "amr_wb");
  /** Containers whose AAC has no description beside it, which RTP needs. */
  private static final Set<String> WITHOUT_DESCRIPTION = Set.of("aac", "mpegts", "mpeg", "loas");
  /** Containers that do not say when a picture is shown, which RTP needs. */
  private static final Set<String> WITHOUT_TIMES =
      Set.of("avi", "h264", "hevc", "m4v", "mpegvideo", "vc1");

  private RtpPayloads() {}

  /** @param format libav's names of the container, separated by commas */
  static boolean carry(MediaStream stream, String format) {
    Set<String> without = stream.codec().equals("aac")
        ? WITHOUT_DESCRIPTION
        : stream.kind() == MediaStream.Kind.VIDEO ? WITHOUT_TIMES : Set.of();
    return CODECS.contains(stream.codec())
        && List.of(format.split(",")).stream().noneMatch(without::contains);
  }
}
