package org.smalti.tools.video.play;

import org.jspecify.annotations.Nullable;
import org.smalti.media.FrameDecoder;
import org.smalti.media.MediaFrame;
import org.smalti.media.Packet;

/** Decodes the packets of one kind from a lane, over all openings of the source. Used by one thread. */
final class LaneDecoder implements AutoCloseable {
  private final PacketLane lane;
  private final boolean picture;
  private @Nullable FrameDecoder decoder;
  /** The first packet of the next opening, while the decoder still gives what it holds. */
  private @Nullable LanePacket held;
  /** Whether the decoder was told that its stream is over. */
  private boolean over;

  LaneDecoder(PacketLane lane, boolean picture) {
    this.lane = lane;
    this.picture = picture;
  }

  /** The next frame, which the caller closes; null at the end. */
  @Nullable
  MediaFrame next() throws InterruptedException {
    while (true) {
      FrameDecoder open = decoder;
      MediaFrame frame = open == null ? null : open.receive();
      if (frame != null) {
        return frame;
      }
      LanePacket waiting = held;
      LanePacket next = waiting == null ? lane.take(picture) : waiting;
      if (open != null && (next == null || next.decoder() != open) && !over) {
        open.send(null);
        over = true;
        held = next;
      } else if (next == null) {
        return null;
      } else {
        feed(open, next);
      }
    }
  }

  private void feed(@Nullable FrameDecoder open, LanePacket next) {
    held = null;
    if (open != next.decoder()) {
      if (open != null) {
        open.close();
      }
      decoder = next.decoder();
      over = false;
    }
    try (Packet packet = next.packet()) {
      next.decoder().send(packet);
    }
  }

  @Override
  public void close() {
    if (held != null) {
      held.packet().close();
      held.decoder().close();
    }
    if (decoder != null) {
      decoder.close();
    }
  }
}
