package org.smalti.tools.video.relay;

import org.smalti.media.MediaStream;
import org.smalti.media.Rational;
import org.smalti.media.StreamTemplate;

/**
 * A stream of a source that is relayed.
 *
 * @param description what its headers say
 * @param timeBase s of one unit of its time stamps
 * @param decoded whether it is decoded and encoded anew, instead of being copied
 */
record SourceStream(
    MediaStream description, StreamTemplate template, Rational timeBase, boolean decoded) {
  boolean isPicture() {
    return description.kind() == MediaStream.Kind.VIDEO;
  }

  int index() {
    return description.index();
  }

  /** Whether what follows can be sent as if it were of this stream: encoders take any size and rate. */
  boolean continuesAs(SourceStream next) {
    return isPicture() == next.isPicture()
        && decoded == next.decoded
        && (decoded || template.continuesAs(next.template));
  }

  @Override
  public String toString() {
    return isPicture()
        ? description.codec() + " " + description.picture().width() + "x"
            + description.picture().height()
        : description.codec() + " " + description.sound().sampleRate() + " Hz";
  }
}
