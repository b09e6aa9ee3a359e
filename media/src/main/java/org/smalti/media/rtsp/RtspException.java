package org.smalti.media.rtsp;

/** A request that is refused with a status. */
final class RtspException extends Exception {
  private static final long serialVersionUID = 1;

  private final RtspStatus status;

  /** @param reason why, in plain words: it is told to the client in the body of the answer */
  RtspException(RtspStatus status, String reason) {
    super(reason);
    this.status = status;
  }

  RtspStatus status() {
    return status;
  }

  /** The answer that says so. */
  RtspResponse response() {
    return RtspResponse.of(status).with("Content-Type", "text/plain").body(getMessage() + "\r\n");
  }
}
