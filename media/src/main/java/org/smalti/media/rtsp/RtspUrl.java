package org.smalti.media.rtsp;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the URI of a request names.
 *
 * @param base the URI as it was sent, without a track and without a slash at its end
 * @param path the path that is published, decoded, without slashes at its ends: {@code cam1} or {@code house/door}
 * @param track of {@code …/trackID=N}, or −1 for the whole
 */
record RtspUrl(String base, String path, int track) {
  /** How this server names a track in what it describes. */
  static final String TRACK = "trackID=";

  static final int LONGEST_PATH = 256;
  private static final Pattern AUTHORITY = Pattern.compile("(?i)rtspu?://[^/?]+");
  private static final Pattern OF_TRACK = Pattern.compile("/" + TRACK + "([0-9]{1,3})$");

  /** @throws RtspException if it is no RTSP URI, or names a path that can't be */
  static RtspUrl of(String uri) throws RtspException {
    String base = withoutSlash(uri);
    int track = -1;
    Matcher suffix = OF_TRACK.matcher(base);
    if (suffix.find()) {
      track = Integer.parseInt(suffix.group(1));
      base = withoutSlash(base.substring(0, suffix.start()));
    }
    String path = resource(base);
    int query = path.indexOf('?');
    return new RtspUrl(base, decoded(query < 0 ? path : path.substring(0, query)), track);
  }

  /** What stands after host and port, without slashes at its ends: path and query, not decoded. */
  static String resource(String uri) throws RtspException {
    Matcher authority = AUTHORITY.matcher(uri);
    boolean absolute = authority.lookingAt();
    if (!absolute && !uri.startsWith("/")) {
      throw new RtspException(RtspStatus.BAD_REQUEST, "no URI of RTSP");
    }
    String rest = withoutSlash(absolute ? uri.substring(authority.end()) : uri);
    return rest.startsWith("/") ? rest.substring(1) : rest;
  }

  static String withoutSlash(String uri) {
    int end = uri.length();
    while (end > 0 && uri.charAt(end - 1) == '/') {
      end--;
    }
    return uri.substring(0, end);
  }

  /** A path as it stands in a URL. */
  static String encoded(String path) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      if (c < 128 && (Character.isLetterOrDigit(c) || "-._~/!$&'()*+,;=:@".indexOf(c) >= 0)) {
        encoded.append(c);
      } else {
        encoded.append('%').append(Character.toUpperCase(Character.forDigit(c >> 4, 16)));
        encoded.append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
      }
    }
    return encoded.toString();
  }

  private static String decoded(String path) throws RtspException {
    String decoded;
    try {
      decoded = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new RtspException(RtspStatus.BAD_REQUEST, "a percent sign without its two digits");
    }
    if (decoded.length() > LONGEST_PATH) {
      throw new RtspException(
          RtspStatus.URI_TOO_LARGE, "the path is longer than " + LONGEST_PATH + " characters");
    }
    if (decoded.chars().anyMatch(Character::isISOControl)) {
      throw new RtspException(RtspStatus.BAD_REQUEST, "a control character in the path");
    }
    return decoded;
  }
}
