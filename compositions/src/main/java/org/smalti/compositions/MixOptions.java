package org.smalti.compositions;

import org.smalti.compositions.mix.ClipLevel;
import org.smalti.compositions.mix.MixSettings;
import org.smalti.compositions.plan.FadeTime;
import org.smalti.compositions.plan.SoundFades;
import org.smalti.core.SmaltiException;
import org.smalti.core.table.CellFormat;
import picocli.CommandLine.Option;

/** The options of everything that mixes sounds. */
public final class MixOptions {
  @Option(
      names = "--match",
      paramLabel = "LEVEL",
      description =
          "bring each clip to this level, before its volume: dBFS of RMS, such as -16, loudness,"
              + " such as -18LUFS, or none; its peak never beyond -1 dBFS (default:"
              + " ${DEFAULT-VALUE})")
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
          "bring the whole to this loudness by EBU R 128, such as -23, or none: as it comes"
              + " (default: -16 for compose unless --gain is given, none for sort and mix)")
  private String loudness = "";

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

  /** As loud as it comes, if nothing is said. */
  public MixSettings mix(double usualReverb) {
    return mix(usualReverb, Double.NaN);
  }

  /**
   * How sounds are put together.
   *
   * @param usualReverb where none is given
   * @param usualLoudness LUFS where neither loudness nor gain is given; NaN: as it comes
   */
  public MixSettings mix(double usualReverb, double usualLoudness) {
    double wanted = loudness(gain == 0 ? usualLoudness : Double.NaN);
    if (gain != 0 && !Double.isNaN(wanted)) {
      throw SmaltiException.usage("--loudness decides the gain; leave --gain away");
    }
    double room = Double.isNaN(reverb) ? usualReverb : reverb;
    return new MixSettings(level(), gain, room, wanted);
  }

  private double loudness(double usual) {
    if (loudness.isEmpty()) {
      return usual;
    }
    if (loudness.strip().equalsIgnoreCase("none")) {
      return Double.NaN;
    }
    double wanted = CellFormat.number(loudness);
    if (Double.isNaN(wanted)) {
      throw SmaltiException.usage(
          "--loudness is a number of LUFS, such as -16, or none; not " + loudness);
    }
    return wanted;
  }

  /** Whether clips are left as loud as they were recorded. */
  public boolean unmatched() {
    return level().isNone();
  }

  private ClipLevel level() {
    return ClipLevel.parse(match);
  }
}
