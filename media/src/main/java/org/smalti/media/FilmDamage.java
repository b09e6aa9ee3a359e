package org.smalti.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds out whether the pictures of a film were read whole: what was lost on the way, and whether the film breaks off.
 * A duration alone proves nothing: the last picture may stand for long, and sound may go on. There has to be a loss, or
 * a file that is shorter than its container.
 */
final class FilmDamage {
  /** Where nothing was lost so far. */
  private static final double NOWHERE = Double.NaN;

  private long lost;
  private double near = NOWHERE;
  /** Number of the packet that was read next when the last loss was found. */
  private long lastLoss;
  /** Whether frames came after what was lost. */
  private boolean followed;

  private boolean ended;

  /** The film is decoded from its beginning. */
  void restarted() {
    lost = 0;
    near = NOWHERE;
    followed = false;
    ended = false;
  }

  /** Decoding goes on somewhere else. */
  void leapt() {
    ended = false;
  }

  /**
   * Takes note of the next frame.
   *
   * @param packet number of the packet that it was made from, −1 unknown
   * @param time s: when it is shown
   */
  void decoded(StreamDecoder decoder, long packet, double time) {
    long now = decoder.lost();
    if (now > lost) {
      lose(decoder, time);
    } else if (lost > 0 && (packet < 0 || packet >= lastLoss)) {
      followed = true;
    }
    lost = now;
  }

  /** There are no more frames. */
  void ended(StreamDecoder decoder, double time) {
    ended = true;
    if (decoder.lost() > lost) {
      lose(decoder, time);
    }
    lost = decoder.lost();
  }

  private void lose(StreamDecoder decoder, double time) {
    near = Double.isNaN(near) ? Math.max(0, time) : near;
    lastLoss = decoder.sequence().number();
    followed = false;
  }

  boolean hasEnded() {
    return ended;
  }

  /**
   * What is missing, in one line; empty if all was well.
   *
   * @param end s: until when the last frame is shown
   */
  Optional<String> of(StreamDecoder decoder, double end) {
    DeclaredEnd declared = DeclaredEnd.of(decoder.demuxer(), decoder.stream());
    boolean cut = ended && decoder.demuxer().cutOff(decoder.stream().index());
    boolean brokenOff = ended && (cut || (lost > 0 && !followed));
    List<String> problems = new ArrayList<>();
    if (brokenOff && (lost > 0 || !declared.isKnown() || declared.isLaterThan(end, cut))) {
      problems.add(declared.brokenAt(end));
    }
    if (lost > 0 && (followed || !ended)) {
      problems.add(hole(decoder));
    }
    String unread = decoder.demuxer().unread();
    if (!unread.isEmpty()) {
      problems.add(unread);
    }
    return problems.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", problems));
  }

  private String hole(StreamDecoder decoder) {
    String what = DamageDiagnosis.undecoded(decoder.errors());
    String where =
        Double.isNaN(near) ? "" : String.format(Locale.ROOT, ", the first near %.1f s", near);
    String after = decoder.hasOwnTimes() ? "" : " and be too early";
    return what + where + "; frames after it may be numbered too low" + after;
  }
}
