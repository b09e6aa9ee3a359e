package org.smalti.tools.batch.video;

/** What films are made into. */
enum VideoCodec {
  AV1("AV1", FfmpegEncoder.SVT_AV1),
  HEVC("HEVC", FfmpegEncoder.X265),
  H264("H.264", FfmpegEncoder.X264),
  VP9("VP9", FfmpegEncoder.VPX);

  private final String spoken;
  private final FfmpegEncoder encoder;

  VideoCodec(String spoken, FfmpegEncoder encoder) {
    this.spoken = spoken;
    this.encoder = encoder;
  }

  /** How people write it. */
  String spoken() {
    return spoken;
  }

  /** Which encoder makes it, unless a recipe chooses another. */
  FfmpegEncoder encoder() {
    return encoder;
  }
}
