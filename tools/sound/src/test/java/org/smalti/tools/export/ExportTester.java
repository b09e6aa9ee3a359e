package org.smalti.tools.export;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.smalti.media.AudioDecoder;
import org.smalti.media.AudioSpec;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaWriter;

/** Sounds in which every place can be told from every other. */
final class ExportTester {
  private ExportTester() {}

  /** Low-passed noise: each stretch of it is found again by correlation, even after lossy coding. */
  static float[] noise(int seed, int frames, int channels) {
    Random random = new Random(seed);
    float[] sound = new float[frames * channels];
    float value = 0;
    for (int i = 0; i < frames; i++) {
      value += 0.3f * ((float) random.nextGaussian() * 0.4f - value);
      for (int channel = 0; channel < channels; channel++) {
        sound[i * channels + channel] = channel == 0 ? value : -0.5f * value;
      }
    }
    return sound;
  }

  static Path write(Path file, int rate, int channels, float[] sound) throws Exception {
    Files.createDirectories(file.toAbsolutePath().getParent());
    String name = file.toString();
    String format = name.substring(name.lastIndexOf('.') + 1);
    var spec = Optional.of(new AudioSpec(rate, channels));
    try (MediaWriter writer = MediaWriter.create(file, format, spec, Optional.empty())) {
      writer.writeAudio(sound, 0, sound.length / channels);
      writer.finish();
    }
    return file;
  }

  /** The mean of all channels. */
  static float[] mono(Path file, int rate) {
    try (MediaFile media = MediaFile.open(file);
        AudioDecoder decoder = media.audio(new AudioSpec(rate, 1))) {
      float[] sound = new float[1 << 20];
      int size = 0;
      for (int read = decoder.read(sound, 0, 4096);
          read >= 0;
          read = decoder.read(sound, size, 4096)) {
        size += read;
      }
      return Arrays.copyOf(sound, size);
    }
  }

  /** By how many frames a part of a sound lies later than at {@code at}, looked for up to 200 frames around it. */
  static int shift(float[] sound, int at, float[] part) {
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int shift = -200; shift <= 200; shift++) {
      double sum = 0;
      for (int i = 0; i < part.length; i++) {
        int index = at + shift + i;
        sum += index >= 0 && index < sound.length ? sound[index] * part[i] : 0;
      }
      if (sum > most) {
        most = sum;
        best = shift;
      }
    }
    return best;
  }
}
