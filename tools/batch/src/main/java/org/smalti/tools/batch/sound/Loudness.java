package org.smalti.tools.batch.sound;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.smalti.core.SmaltiException;
import org.smalti.core.SmaltiException.Reason;
import org.smalti.media.MediaStream;
import org.smalti.media.program.FfmpegCommand;
import org.smalti.tools.batch.RecipeContext;
import org.smalti.tools.batch.SourceFile;

/**
 * How loud a sound is, by EBU R128 as ffmpeg's {@code ebur128} measures it.
 *
 * @param integrated LUFS; {@value #SILENCE} is silence
 * @param peak dBTP, the true peak between samples too; −∞ in silence
 */
record Loudness(double integrated, double peak) {
  /** LUFS: the absolute gate of R128; quieter sound has no loudness. */
  static final double SILENCE = -70;

  /** s: shorter sound fills no gating block of 400 ms. */
  private static final double BLOCK = 0.4;

  private static final String REPEATED = "aloop=loop=20:size=1000000,";

  /** The usual layout of so many channels, as ffmpeg guesses it. */
  private static final List<String> USUAL =
      List.of("mono", "mono", "stereo", "2.1", "4.0", "5.0", "5.1", "6.1", "7.1");

  private static final String SUMMARY = "Integrated loudness:";

  private static final Pattern NUMBER = Pattern.compile("(I|Peak):\\s*(\\S+)");

  boolean isSilent() {
    return integrated <= SILENCE;
  }

  /**
   * Measures one sound of a file. What is too short for a block of R128 is measured as if it were repeated for a while.
   *
   * @param seconds of the sound, −1 unknown
   * @param until how much of the job is done then, 0..1
   */
  static Loudness of(
      Path file, MediaStream stream, double seconds, RecipeContext context, double until) {
    return of(file, stream, "", "", seconds, context, until);
  }

  /** Measures one sound of a source, mixed if it is to be. */
  static Loudness of(SourceFile source, MediaStream sound, RecipeContext context, double until) {
    return of(source, sound, "", context, until);
  }

  /** The same, with a filter that writes down what {@code ebur128} measures in each block. */
  static Loudness noting(
      String filter, SourceFile source, MediaStream sound, RecipeContext context, double until) {
    return of(source, sound, ":metadata=1," + filter, context, until);
  }

  private static Loudness of(
      SourceFile source, MediaStream sound, String after, RecipeContext context, double until) {
    double seconds = SoundGains.seconds(source, sound);
    return of(source.input(), sound, source.mixing(sound), after, seconds, context, until);
  }

  private static Loudness of(
      Path file,
      MediaStream stream,
      String before,
      String after,
      double seconds,
      RecipeContext context,
      double until) {
    Loudness loudness = measured(file, stream, before, after, seconds, context, until);
    boolean tooShort = seconds >= 0 && seconds < 2 * BLOCK;
    return loudness.isSilent() && tooShort && loudness.peak > SILENCE
        ? measured(file, stream, before + REPEATED, after, seconds, context, until)
        : loudness;
  }

  /** Measures one sound of a file as a filter leaves it. */
  static Loudness through(
      String filter,
      Path file,
      MediaStream stream,
      double seconds,
      RecipeContext context,
      double until) {
    return measured(file, stream, filter + ",", "", seconds, context, until);
  }

  /** Names the speakers where the container does not, as that of TTA: R128 must know them. Empty if they are known. */
  private static String named(MediaStream.AudioProperties sound) {
    int channels = sound.channels();
    if (!sound.layout().endsWith("channels") || channels >= USUAL.size()) {
      return "";
    }
    String each =
        IntStream.range(0, channels).mapToObj(Integer::toString).collect(Collectors.joining("|"));
    return "channelmap=" + each + ":" + USUAL.get(channels) + ",";
  }

  private static Loudness measured(
      Path file,
      MediaStream stream,
      String before,
      String after,
      double seconds,
      RecipeContext context,
      double until) {
    FfmpegCommand command = FfmpegCommand.tell(
        file,
        "-map",
        "0:" + stream.index(),
        "-af",
        named(stream.sound()) + before + "ebur128=framelog=verbose:peak=true" + after);
    String name = file.getFileName() + ", stream " + stream.index();
    return in(context.run(command, Math.max(0, seconds), until).stderr(), name);
  }

  /**
   * Reads what the filter says at its end. It says it once for each format that the sound has.
   *
   * @param subject begins the message of an error
   * @throws SmaltiException if the format changes midway, or nothing is said
   */
  static Loudness in(String stderr, String subject) {
    int begin = stderr.lastIndexOf(SUMMARY);
    if (begin > stderr.indexOf(SUMMARY)) {
      throw ConstantFormatCheck.broken(subject);
    }
    Matcher found = NUMBER.matcher(begin < 0 ? "" : stderr.substring(begin));
    double integrated = Double.NaN;
    double peak = Double.NaN;
    while (found.find()) {
      double value = number(found.group(2));
      if (found.group(1).equals("I")) {
        integrated = value;
      } else {
        peak = value;
      }
    }
    if (Double.isNaN(integrated) || Double.isNaN(peak)) {
      throw new SmaltiException(
          Reason.FFMPEG, subject + ": ffmpeg told no loudness; try another one");
    }
    return new Loudness(integrated, peak);
  }

  /** A number as ffmpeg says it, NaN if it is none. */
  static double number(String word) {
    return switch (word) {
      case "-inf" -> Double.NEGATIVE_INFINITY;
      case "inf" -> Double.POSITIVE_INFINITY;
      default -> {
        try {
          yield Double.parseDouble(word);
        } catch (NumberFormatException e) {
          yield Double.NaN;
        }
      }
    };
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.1f LUFS", integrated);
  }
}
