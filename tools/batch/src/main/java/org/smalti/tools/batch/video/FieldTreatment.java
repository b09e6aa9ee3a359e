package org.smalti.tools.batch.video;

import java.util.Locale;
import org.smalti.core.table.EnumWord;
import org.smalti.media.MediaStream;

/** What becomes of pictures that consist of two fields. */
enum FieldTreatment {
  /** Found out for each film. */
  AUTO,
  /** Both fields stay in one picture. */
  OFF,
  /** Each picture is deinterlaced (Weston three-field and yadif, combined); their number stays. */
  BWDIF,
  /** The 24 pictures a second of a film that was telecined to 30 are put together again. */
  PULLUP;

  /** Fields of 30 pictures a second: a film has 4 pictures where they have 5. */
  private static final double TELECINED = 30000 / 1001.0;

  private static final double FILM = 0.8;
  private static final double NEAR = 0.05;

  /** Whether a stream has the rate of a film that was telecined. */
  static boolean hasRate(MediaStream stream) {
    return Math.abs(stream.picture().fps() - TELECINED) < NEAR;
  }

  /**
   * ffmpeg's chain of filters; empty if there is nothing to do.
   *
   * @param said whether frames say of themselves whether they are interlaced
   */
  String filter(MediaStream stream, boolean said) {
    String order = stream.picture().fieldOrder();
    return switch (this) {
      case AUTO, OFF -> "";
      case BWDIF ->
        said
            ? "bwdif=mode=send_frame:deint=interlaced"
            : (order.equals("bb") || order.equals("tb") ? "setfield=bff," : "setfield=tff,")
                + "bwdif=mode=send_frame:deint=all";
      // Rates are told as fractions of 1001, as those of television are.
      case PULLUP ->
        "pullup,setfield=prog,fps="
            + String.format(
                Locale.ROOT, "%d/1001", Math.round(stream.picture().fps() * 1001 * FILM));
    };
  }

  /** What a person should know of it; empty if nothing. */
  String note() {
    return switch (this) {
      case AUTO, OFF -> "";
      case BWDIF -> "deinterlaced (bwdif)";
      case PULLUP -> "telecined: the pictures of the film are put together again (pullup)";
    };
  }

  /** The word on the command line. */
  @Override
  public String toString() {
    return EnumWord.of(this);
  }
}
