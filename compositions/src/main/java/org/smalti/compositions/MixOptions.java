package org.smalti.compositions;

import org.smalti.compositions.mix.MixSettings;
import org.smalti.compositions.plan.FadeTime;
import org.smalti.compositions.plan.SoundFades;
import org.smalti.core.SmaltiException;
import picocli.CommandLine.Option;

/** The options of everything that mixes sounds. */
public final class MixOptions {
  @Option(
      names = "--match",
      paramLabel = "DB",
      description =
          "bring each clip to this level in dBFS of RMS, or none (default: ${DEFAULT-VALUE})")
  private String match = "-16";

  @Option(
      names = "--gain",
      paramLabel = "DB",
      defaultValue = "0",
      description = "gain of the whole in dB (default: ${DEFAULT-VALUE})")
  private double gain;

  @Option(
      names = "--reverb",
      paramLabel = "0..100",
      description = "how large the room is (default: 35 for compose, 0 for sort)")
  private double reverb = Double.NaN;

  @Option(
      names = "--fade-in",
      paramLabel = "MS|SHARE",
      description =
          "how long each sample fades in: ms, or a share of it (default: ${DEFAULT-VALUE}; media-tools: 10%%)")
  private String fadeIn = "3";

  @Option(
      names = "--fade-out",
      paramLabel = "MS|SHARE",
      description =
          "how long it fades out: ms, or a share of it (default: ${DEFAULT-VALUE}; media-tools: 50%%)")
  private String fadeOut = "3";

  /** How each sample begins and ends. */
  public SoundFades fades() {
    return new SoundFades(FadeTime.parse(fadeIn), FadeTime.parse(fadeOut));
  }

  /** @param usualReverb where none is given */
  public MixSettings mix(double usualReverb) {
    return new MixSettings(level(), gain, Double.isNaN(reverb) ? usualReverb : reverb);
  }

  private double level() {
    if (match.equals("none")) {
      return Double.NaN;
    }
    try {
      return Double.parseDouble(match);
    } catch (NumberFormatException e) {
      throw SmaltiException.usage("--match is a level in dBFS, or none; not \"" + match + "\"");
    }
  }
}
