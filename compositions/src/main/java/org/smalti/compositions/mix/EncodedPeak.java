package org.smalti.compositions.mix;

import java.nio.file.Path;
import java.util.Arrays;
import org.smalti.compositions.plan.Sound;
import org.smalti.media.AudioDecoder;
import org.smalti.media.AudioSpec;
import org.smalti.media.MediaFile;

/** The true peak of what stands in a file, as {@link TruePeak} looks at it. */
final class EncodedPeak {
  private static final int BLOCK = TruePeak.BLOCK;

  private final TruePeak left = new TruePeak(MixSettings.amplitude(Soundtrack.CEILING));
  private final TruePeak right = new TruePeak(MixSettings.amplitude(Soundtrack.CEILING));
  private final float[] channel = new float[BLOCK];
  private final float[] peaks = new float[BLOCK];

  private EncodedPeak() {}

  /**
   * Decodes the sound of a file.
   *
   * @return dBTP; of what is far below the ceiling only that it is
   */
  static double of(Path file) {
    var peak = new EncodedPeak();
    float highest = 0;
    try (MediaFile media = MediaFile.open(file);
        AudioDecoder decoder = media.audio(AudioSpec.stereo(Sound.RATE))) {
      float[] block = new float[2 * BLOCK];
      int filled = 0;
      for (int read = decoder.read(block, 0, BLOCK);
          read >= 0;
          read = decoder.read(block, 2 * filled, BLOCK - filled)) {
        filled += read;
        if (filled == BLOCK) {
          highest = Math.max(highest, peak.highest(block));
          filled = 0;
        }
      }
      // What lies around the last frames is known two blocks later.
      for (int i = 0; i < 3; i++) {
        Arrays.fill(block, 2 * filled, block.length, 0);
        highest = Math.max(highest, peak.highest(block));
        filled = 0;
      }
    }
    return 20 * Math.log10(highest);
  }

  private float highest(float[] stereo) {
    Arrays.fill(peaks, 0);
    for (int side = 0; side < 2; side++) {
      for (int i = 0; i < BLOCK; i++) {
        channel[i] = stereo[2 * i + side];
      }
      (side == 0 ? left : right).raise(channel, peaks);
    }
    float highest = 0;
    for (float value : peaks) {
      highest = Math.max(highest, value);
    }
    return highest;
  }
}
