package org.smalti.tools.batch.video;

/** What films are made into. */
enum VideoCodec {
  AV1("AV1", Encoder.SVT_AV1),
  HEVC("HEVC", Encoder.X265),
  H264("H.264", Encoder.X264),
  VP9("VP9", Encoder.VPX);

  private final String spoken;
  private final Encoder encoder;

  VideoCodec(String spoken, Encoder encoder) {
    this.spoken = spoken;
    this.encoder = encoder;
  }

  /** How people write it. */
  String spoken() {
    return spoken;
  }

  /** Which encoder makes it, unless a recipe chooses another. */
  Encoder encoder() {
    return encoder;
  }
}
