package org.smalti.media;

import java.util.Locale;
import java.util.Optional;

/** Finds out whether sound was read whole, from what its decoder met on the way. */
final class DamageDiagnosis {
  /** s: that much may be missing at the end of a short file. */
  private static final double MISSING = 0.5;
  /** And of a long file the hundredth part. */
  private static final double MISSING_PART = 100;

  private final double declared;
  private final boolean paged;
  private long errorsSeen;
  private boolean torn;

  /**
   * @param declared s that the sound lasts as the file's headers say, −1 unknown
   * @param paged whether the container drops pages that are broken: nothing but a gap tells of them
   */
  DamageDiagnosis(double declared, boolean paged) {
    this.declared = declared;
    this.paged = paged;
  }

  /** Whether errors have come since this was last asked. */
  boolean hasNewErrors(long errors) {
    boolean more = errors > errorsSeen;
    errorsSeen = errors;
    return more;
  }

  /** Takes back the errors that came after this number. */
  void forgive(long errors) {
    errorsSeen = errors;
  }

  /** Takes note of a gap between the time stamps of two frames. */
  void gap(AudioTimeline.Gap gap) {
    torn |= paged && gap.large();
  }

  /**
   * What could not be decoded. A last packet that is not whole, as where the last byte of a file is missing, is none.
   *
   * @param end s, how far the sound was read
   * @param ended whether there is nothing more to read
   * @param errors packets that could not be decoded
   * @param containerDamaged whether the container had broken packets, or reading it broke off
   */
  Optional<String> damage(double end, boolean ended, long errors, boolean containerDamaged) {
    double complete = declared - Math.max(MISSING, declared / MISSING_PART);
    if (ended && declared > 0 && end < complete) {
      return Optional.of(String.format(Locale.ROOT, "broken at %.1f s of %.1f s", end, declared));
    }
    // A last packet that is not whole, as where the last byte of a file is missing, is no damage.
    boolean lastOnly = ended && end > 0 && errors - errorsSeen == 1 && errorsSeen == 0;
    return (errors > 0 && !lastOnly) || torn || containerDamaged
        ? Optional.of(undecoded(lastOnly ? 0 : errors))
        : Optional.empty();
  }

  /** Says that packets could not be decoded, or, if there were none of those, not be found. */
  static String undecoded(long errors) {
    if (errors == 0) {
      return "the file is broken in places";
    }
    return errors + (errors == 1 ? " packet" : " packets") + " could not be decoded";
  }
}
