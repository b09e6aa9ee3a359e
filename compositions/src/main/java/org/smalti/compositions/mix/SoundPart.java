package org.smalti.compositions.mix;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import org.smalti.media.cut.PartFile;
import org.smalti.media.cut.Span;

/** What {@link SoundWork} read of one source. */
final class SoundPart {
  private final PartFile part;
  private final List<Span> spans;

  /** @param spans that the part holds, in order */
  SoundPart(PartFile part, List<Span> spans) {
    this.part = part;
    this.spans = spans;
  }

  /** The number of a span in this part. */
  int find(Span span) {
    return Collections.binarySearch(spans, span);
  }

  /** Frames there are of a span. */
  long length(int span) {
    return part.span(span).count();
  }

  /** Root of the mean square over both channels. */
  float rms(int span) {
    return part.span(span).rms();
  }

  /** Largest amplitude. */
  float peak(int span) {
    return part.span(span).peak();
  }

  /** Fills the buffer with frames of a span from a frame on, and flips it. */
  void read(int span, long frame, ByteBuffer into) {
    part.read(span, frame * SoundWork.FRAME, into);
  }
}
