package org.smalti.media.rtsp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One track of a {@link SessionDescription}.
 *
 * @param lines as announced, the first of them {@code m=}
 * @param control the value of its control attribute; empty if it has none
 * @param encoding what RTP carries, in capitals: {@code H264}, {@code MPEG4-GENERIC}; empty if unknown
 * @param clockRate ticks of RTP's time stamp a second, 0 if unknown
 */
record MediaDescription(List<String> lines, String control, String encoding, int clockRate) {
  private static final int VIDEO_CLOCK = 90000;
  private static final Map<String, String> STATIC_VIDEO =
      Map.of("26", "JPEG", "31", "H261", "32", "MPV", "33", "MP2T", "34", "H263");

  static MediaDescription of(List<String> lines) throws RtspException {
    String[] media = lines.get(0).substring(2).strip().split(" +");
    if (media.length < 4 || !media[2].toUpperCase(Locale.ROOT).matches("RTP/AVPF?")) {
      throw new RtspException(
          RtspStatus.UNSUPPORTED_MEDIA, "\"" + lines.get(0) + "\" is no track over RTP/AVP");
    }
    String encoding = STATIC_VIDEO.getOrDefault(media[3], "");
    int clockRate = encoding.isEmpty() ? 0 : VIDEO_CLOCK;
    String rtpmap = "a=rtpmap:" + media[3] + " ";
    for (String line : lines) {
      if (line.startsWith(rtpmap)) {
        String[] words = line.substring(rtpmap.length()).strip().split("/");
        encoding = words[0].toUpperCase(Locale.ROOT);
        clockRate =
            words.length > 1 && words[1].matches("[0-9]{1,9}") ? Integer.parseInt(words[1]) : 0;
      }
    }
    return new MediaDescription(List.copyOf(lines), control(lines), encoding, clockRate);
  }

  /** The control attribute among these lines; empty if there is none. */
  static String control(List<String> lines) {
    String start = "a=control:";
    return lines.stream()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()).strip())
        .findFirst()
        .orElse("");
  }

  /** The lines for a reader: no address, no port, no control attribute. */
  List<String> rewritten() {
    List<String> kept = new ArrayList<>();
    String[] media = lines.get(0).split(" +", 3);
    kept.add(media[0] + " 0 " + media[2]);
    for (String line : lines.subList(1, lines.size())) {
      if (!line.startsWith("c=")
          && !line.startsWith("a=control:")
          && !line.startsWith("a=range:")) {
        kept.add(line);
      }
    }
    return kept;
  }
}
