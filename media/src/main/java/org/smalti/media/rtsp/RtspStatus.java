package org.smalti.media.rtsp;

/** The status codes of RTSP 1.0 that this server answers with (RFC 2326, section 11.3). */
enum RtspStatus {
  OK(200, "OK"),
  BAD_REQUEST(400, "Bad Request"),
  FORBIDDEN(403, "Forbidden"),
  NOT_FOUND(404, "Not Found"),
  BODY_TOO_LARGE(413, "Request Entity Too Large"),
  URI_TOO_LARGE(414, "Request-URI Too Large"),
  UNSUPPORTED_MEDIA(415, "Unsupported Media Type"),
  SESSION_NOT_FOUND(454, "Session Not Found"),
  WRONG_STATE(455, "Method Not Valid in This State"),
  UNSUPPORTED_TRANSPORT(461, "Unsupported Transport"),
  INTERNAL_ERROR(500, "Internal Server Error"),
  NOT_IMPLEMENTED(501, "Not Implemented"),
  UNAVAILABLE(503, "Service Unavailable"),
  VERSION_NOT_SUPPORTED(505, "RTSP Version Not Supported"),
  OPTION_NOT_SUPPORTED(551, "Option not supported");

  private final int code;
  private final String phrase;

  RtspStatus(int code, String phrase) {
    this.code = code;
    this.phrase = phrase;
  }

  int code() {
    return code;
  }

  String phrase() {
    return phrase;
  }
}
