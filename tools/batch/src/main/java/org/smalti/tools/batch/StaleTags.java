package org.smalti.tools.batch;

import java.util.Collection;
import java.util.regex.Pattern;

/** Tags that state what a verb may change, so that they are no longer true of its result. */
public final class StaleTags {
  /**
   * What is said of an encoding: mkvmerge's statistics, bit rates, settings of the encoder, and how much silence it has
   * put around the sound. A language may stand behind the name. What ffmpeg writes by itself is not among them:
   * {@code encoder}, and {@code duration} in Matroska.
   */
  private static final Pattern ENCODING =
      Pattern.compile("(bps|number_of_frames|number_of_bytes|_statistics_[a-z_]+)(-.*)?|duration-.*"
          + "|((audio|video|overall|total|nominal|maximum|minimum|variant)_?)?bit_?rate(_[a-z]+)?"
          + "|encoder_(options|settings)|encod(er|ing)_?settings|writing_library"
          + "|wm/encodingsettings|isvbr|deviceconformancetemplate"
          + "|(.*-)?itunsmpb");

  /** What is said of loudness and peaks: ReplayGain, R128, mp3gain, Apple's Sound Check, and that of Windows. */
  private static final Pattern LOUDNESS = Pattern.compile("(.*-)?(replaygain_.+|r128_.+"
      + "|mp3gain_.+|itunnorm|peakvalue|averagelevel)|(wm/)?(peakvalue|averagelevel)");

  private StaleTags() {}

  /** Whether a tag, named in lower case, states how something is encoded. */
  public static boolean isOfEncoding(String name) {
    return ENCODING.matcher(name).matches();
  }

  /** What a person is told of the tags that are left out. */
  public static String takenAway(Collection<String> names) {
    return "tags that are no longer true are taken away: " + String.join(", ", names);
  }

  /** Whether a tag, named in lower case, states how loud a sound is. */
  public static boolean isOfLoudness(String name) {
    return LOUDNESS.matcher(name).matches();
  }
}
