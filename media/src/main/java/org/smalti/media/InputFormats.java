package org.smalti.media;

import java.util.List;

/**
 * The containers that are opened. Playlists and descriptions of sessions are not among them for local files, because
 * they make libav open other files; nor are formats that accept any text or bytes as media.
 */
final class InputFormats {
  private static final List<String> CONTAINERS = List.of(
      "aac",
      "ac3",
      "aiff",
      "amr",
      "amrnb",
      "amrwb",
      "ape",
      "apng",
      "asf",
      "au",
      "avi",
      "caf",
      "dirac",
      "dnxhd",
      "dsf",
      "dts",
      "dtshd",
      "dv",
      "eac3",
      "flac",
      "flv",
      "gif",
      "gxf",
      "h261",
      "h263",
      "h264",
      "hevc",
      "iff",
      "ircam",
      "ivf",
      "live_flv",
      "loas",
      "m4v",
      "matroska",
      "mjpeg",
      "mlp",
      "mov",
      "mp3",
      "mpc",
      "mpc8",
      "mpeg",
      "mpegts",
      "mpegvideo",
      "mxf",
      "nsv",
      "nut",
      "obu",
      "ogg",
      "pva",
      "qcp",
      "rm",
      "roq",
      "smk",
      "sox",
      "swf",
      "tak",
      "truehd",
      "tta",
      "vc1",
      "vivo",
      "voc",
      "w64",
      "wav",
      "webm",
      "wsaud",
      "wtv",
      "wv",
      "y4m",
      "yuv4mpegpipe");
  private static final List<String> LIVE = List.of("rtsp", "rtp", "sdp", "hls");

  static final String OF_FILES = String.join(",", CONTAINERS);
  static final String OF_NETWORK = OF_FILES + "," + String.join(",", LIVE);

  /** The containers in which the samples of a sound lie in one run, without anything between them. */
  private static final List<String> ONE_RUN = List.of("wav", "w64", "aiff", "au", "caf");

  private InputFormats() {}

  /** Whether the samples of a sound lie in one run in a container. */
  static boolean isOneRun(String format) {
    return ONE_RUN.contains(format);
  }
}
