package org.smalti.tools.video.stills;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.smalti.core.table.CellFormat;
import org.smalti.media.DecoderOptions;
import org.smalti.tools.video.source.TimeSpan;

/** Chooses pictures of a film, in the order of their times. */
sealed interface FrameSelection extends Serializable {
  /** How the film is decoded. */
  default DecoderOptions decoding() {
    return DecoderOptions.DEFAULT;
  }

  /** Whether it goes on as long as there are pictures. */
  default boolean endless() {
    return false;
  }

  /** Whether a picture is chosen for a time, so that one may be chosen twice. */
  default boolean byTime() {
    return false;
  }

  /**
   * Goes through a film and gives the chosen pictures.
   *
   * @return what is wrong although pictures were found; empty if nothing is
   */
  String choose(FilmCursor film, Chosen chosen) throws IOException;

  /** Receives the current picture of the film. */
  @FunctionalInterface
  interface Chosen {
    /** @param wanted s, the time for which it was chosen */
    void take(double wanted) throws IOException;
  }

  /**
   * Key frames, which are decoded alone.
   *
   * @param limit how many at most
   * @param minGap s between two of them at least
   */
  record KeyFrames(int limit, double minGap) implements FrameSelection {
    /** s: a gap may be missed by the rounding of time stamps. */
    private static final double ROUNDING = 0.001;

    @Override
    public boolean endless() {
      return limit == Integer.MAX_VALUE;
    }

    @Override
    public DecoderOptions decoding() {
      return DecoderOptions.KEY_FRAMES;
    }

    @Override
    public String choose(FilmCursor film, Chosen chosen) throws IOException {
      double last = Double.NEGATIVE_INFINITY;
      for (int count = 0; count < limit && film.next(); ) {
        if (film.time() >= last + minGap - ROUNDING) {
          chosen.take(film.time());
          last = film.time();
          count++;
        }
      }
      return "";
    }
  }

  /**
   * The pictures that are shown at regular times.
   *
   * @param every s
   * @param span the part of the film
   * @param limit how many at most
   */
  record Periodic(double every, TimeSpan span, int limit) implements FrameSelection {
    @Override
    public boolean endless() {
      return limit == Integer.MAX_VALUE && Double.isInfinite(span.to());
    }

    @Override
    public boolean byTime() {
      return true;
    }

    @Override
    public String choose(FilmCursor film, Chosen chosen) throws IOException {
      for (int i = 0; i < limit; i++) {
        double time = span.from() + i * every;
        if (time >= span.to() || !film.goTo(time)) {
          break;
        }
        chosen.take(time);
      }
      return "";
    }
  }

  /**
   * The pictures that are shown at certain times.
   *
   * @param times s, ascending
   */
  record AtTimes(List<Double> times) implements FrameSelection {
    public AtTimes {
      times = times.stream().sorted().distinct().toList();
    }

    @Override
    public boolean byTime() {
      return true;
    }

    @Override
    public String choose(FilmCursor film, Chosen chosen) throws IOException {
      List<String> missing = new ArrayList<>();
      for (double time : times) {
        if (film.goTo(time)) {
          chosen.take(time);
        } else {
          missing.add(CellFormat.decimal(time, 3));
        }
      }
      return missing.isEmpty()
          ? ""
          : "no picture at " + String.join(", ", missing) + " s; the film ends at "
              + CellFormat.decimal(film.until(), 3) + " s";
    }
  }

  /**
   * All pictures that are shown in a part of a film.
   *
   * @param limit how many at most
   */
  record InSpan(TimeSpan span, int limit) implements FrameSelection {
    @Override
    public boolean endless() {
      return limit == Integer.MAX_VALUE && Double.isInfinite(span.to());
    }

    @Override
    public String choose(FilmCursor film, Chosen chosen) throws IOException {
      boolean more = film.goTo(span.from());
      for (int count = 0; more && count < limit && film.time() < span.to(); count++) {
        chosen.take(film.time());
        more = film.next();
      }
      return "";
    }
  }
}
