package org.smalti.media;

import java.util.List;
import org.smalti.core.table.EnumWord;

/** How the pictures of a film that Smalti makes are encoded. */
public enum FilmCodec {
  /** x264 where the build has it, else what every build has. */
  H264(List.of("libx264", "libopenh264", "mpeg4"), "yuv420p", "", true),
  /** For the web. */
  VP9(List.of("libvpx-vp9"), "yuv420p", "", true),
  /** ProRes 422 HQ, for editing. */
  PRORES(List.of("prores_ks"), "yuv422p10le", "format=yuv422p10le", true),
  /** An animation; readers take it for BT.601. */
  WEBP(
      List.of("libwebp_anim"),
      "yuv420p",
      "scale=out_color_matrix=bt601:out_range=tv:flags=bicubic+accurate_rnd+bitexact,format=yuv420p",
      false),
  /** An animation of 256 colours in each picture. */
  GIF(
      List.of("gif"),
      "pal8",
      "split[a][b];[a]palettegen=stats_mode=single[p];[b][p]paletteuse=new=1:dither=bayer",
      false);

  @SuppressWarnings("ImmutableEnumChecker") // a copy that never changes
  private final List<String> encoders;

  private final String pixelFormat;
  private final String filters;
  private final boolean segments;

  FilmCodec(List<String> encoders, String pixelFormat, String filters, boolean segments) {
    this.encoders = List.copyOf(encoders);
    this.pixelFormat = pixelFormat;
    this.filters = filters;
    this.segments = segments;
  }

  /** libav's names of encoders, the best first. */
  List<String> encoders() {
    return encoders;
  }

  /** libav's name of what the encoder takes. */
  String pixelFormat() {
    return pixelFormat;
  }

  /** libav's filters that bring YUV 4:2:0 of BT.709 to what the encoder takes; empty for none. */
  String filters() {
    return filters;
  }

  /** Whether stretches that were encoded each by itself can be joined. */
  public boolean hasSegments() {
    return segments;
  }

  /** The word on the command line. */
  @Override
  public String toString() {
    return EnumWord.of(this);
  }
}
