package org.smalti.compositions;

import org.smalti.compositions.mix.ClipLevel;
import org.smalti.compositions.mix.MixSettings;
import org.smalti.compositions.plan.FadeTime;
import org.smalti.compositions.plan.SoundFades;
import org.smalti.core.SmaltiException;
import picocli.CommandLine.Option;

/** The options of everything that mixes sounds. */
public final class MixOptions {
  @Option(
      names = "--match",
      paramLabel = "LEVEL",
      description =
          "bring each clip to this level, before its volume: dBFS of RMS, such as -16, loudness, such as"
              + " -18LUFS, or none; its peak never beyond -1 dBFS (default: ${DEFAULT-VALUE})")
  private String match = "-16";

  @Option(
      names = "--gain",
      paramLabel = "DB",
      defaultValue = "0",
      description = "gain of the whole in dB (default: ${DEFAULT-VALUE})")
  private double gain;

  @Option(
      names = "--loudness",
      paramLabel = "LUFS",
      description =
          "bring the whole to this loudness by EBU R 128, such as -16 (default: as it comes)")
  private double loudness = Double.NaN;

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
    if (gain != 0 && !Double.isNaN(loudness)) {
      throw SmaltiException.usage("--loudness decides the gain; leave --gain away");
    }
    double room = Double.isNaN(reverb) ? usualReverb : reverb;
    return new MixSettings(level(), gain, room, loudness);
  }

  /** Whether clips are left as loud as they were recorded. */
  public boolean unmatched() {
    return level().isNone();
  }

  private ClipLevel level() {
    return ClipLevel.parse(match);
  }
}
