package org.smalti.tools.batch.sound;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.smalti.media.MediaStream;
import org.smalti.media.program.FfmpegCommand;
import org.smalti.tools.batch.RecipeContext;

/**
 * The mean power of a whole sound, which follows a gain exactly. The loudness of R128 does not: where a sound is mostly
 * quiet, passages come above its gate or fall below it.
 */
final class SoundPower {
  static final String FILTER = "astats";

  private static final Pattern LEVEL = Pattern.compile("RMS level dB: *(\\S+)");

  private SoundPower() {}

  /**
   * dBFS: root mean square over all channels, −∞ in silence, NaN if the program does not tell it.
   *
   * @param filter that the sound goes through first, empty for none
   */
  static double of(Path file, MediaStream stream, String filter, RecipeContext context) {
    String first = filter.isEmpty() ? "" : filter + ",";
    FfmpegCommand command = FfmpegCommand.tell(
        file,
        "-map",
        "0:" + stream.index(),
        "-af",
        // Without a format it would count in the 16 bits of many sources.
        first + "aformat=sample_fmts=flt|fltp|dbl|dblp," + FILTER
            + "=measure_perchannel=none:measure_overall=RMS_level");
    Matcher found = LEVEL.matcher(context.run(command, 0, 0).stderr());
    double level = Double.NaN;
    while (found.find()) {
      level = Loudness.number(found.group(1));
    }
    return level;
  }
}
