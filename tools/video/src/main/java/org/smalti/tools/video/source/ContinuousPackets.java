package org.smalti.tools.video.source;

import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.media.Demuxer;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaInfo;
import org.smalti.media.Packet;
import org.smalti.media.Rational;

/**
 * The packets of the best picture and the best sound of a source, over as many openings as it takes. Their time stamps
 * go on where it was opened again, as if there had been no pause. Used by one thread.
 */
public final class ContinuousPackets implements AutoCloseable {
  private final SourceOpener opener;
  private final boolean hear;
  private final MediaInfo info;
  private final ContinuousClock clock = new ContinuousClock(false);
  private @Nullable Demuxer demuxer;
  private int openings = 1;

  /**
   * @param first the source, opened for the first time, which the caller closes
   * @param hear whether packets of the sound are wanted too
   */
  public ContinuousPackets(SourceOpener opener, MediaFile first, boolean hear) {
    this.opener = opener;
    this.hear = hear;
    info = first.info();
    begin(first);
  }

  private void begin(MediaFile media) {
    Demuxer begun = media.demuxer();
    begun.keepOnly(begun.video(), hear ? begun.audio() : -1);
    demuxer = begun;
  }

  /** What is read now; another one after each opening. */
  public Demuxer demuxer() {
    Demuxer open = demuxer;
    if (open == null) {
      throw new IllegalStateException("closed");
    }
    return open;
  }

  /** How often the source was opened so far. */
  public int openings() {
    return openings;
  }

  /**
   * The next packet, valid until the next call; null at the end.
   *
   * @throws SmaltiException if the source has failed, and may not be opened again
   */
  public @Nullable Packet next() {
    while (true) {
      SmaltiException why;
      try {
        Packet packet = demuxer().next();
        if (packet == null && opener.isOverWithItsEnd(info)) {
          return null;
        }
        if (packet != null && stamp(packet)) {
          opener.works();
          return packet;
        }
        if (packet != null) {
          continue;
        }
        why = opener.ended();
      } catch (SmaltiException e) {
        why = e;
      }
      reopen(why);
    }
  }

  private boolean stamp(Packet packet) {
    Rational base = packet.timeBase();
    boolean picture = packet.stream() == demuxer().video();
    packet.rescale(ContinuousClock.UNIT);
    boolean shown = clock.stamp(packet, picture, System.nanoTime());
    packet.rescale(base);
    return shown;
  }

  private void reopen(SmaltiException why) {
    close();
    opener.pause(why, Long.MAX_VALUE);
    try (MediaFile media = opener.open()) {
      begin(media);
    }
    clock.reopen();
    openings++;
  }

  @Override
  public void close() {
    if (demuxer != null) {
      demuxer.close();
      demuxer = null;
    }
  }
}
