package org.smalti.bench.notes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.smalti.media.AudioDecoder;
import org.smalti.media.AudioSpec;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaWriter;

/**
 * A short sound of one channel.
 *
 * @param sound full scale ±1
 * @param rate Hz
 * @param format of its file: wav or mp3
 */
@SuppressWarnings("ArrayRecordComponent") // held, never compared
record MonoSound(float[] sound, int rate, String format) {
  static final int RATE = 44_100;
  /** Of MP3. */
  private static final int BITS_A_SECOND = 64_000;

  private static final float LOUDEST = 0.9f;

  static MonoSound of(float[] sound, int rate) {
    return new MonoSound(sound, rate, "wav");
  }

  /** The beginning of a recording, read at {@code rate} Hz and played at the usual one. */
  static MonoSound beginning(Path file, int rate, double seconds) {
    try (MediaFile media = MediaFile.open(file);
        AudioDecoder decoder = media.audio(new AudioSpec(rate, 1))) {
      float[] sound = new float[(int) (seconds * rate)];
      int count = 0;
      for (int read = 0; read >= 0 && count < sound.length; count += Math.max(0, read)) {
        read = decoder.read(sound, count, sound.length - count);
      }
      return of(Arrays.copyOf(sound, count), RATE);
    }
  }

  MonoSound with(float[] other) {
    return new MonoSound(other, rate, format);
  }

  static float peak(float[] sound) {
    float peak = 1e-9f;
    for (float x : sound) {
      peak = Math.max(peak, Math.abs(x));
    }
    return peak;
  }

  /** The same with a peak of so many dB. */
  MonoSound at(double decibels) {
    float gain = (float) Math.pow(10, decibels / 20) / peak(sound);
    float[] louder = sound.clone();
    for (int i = 0; i < louder.length; i++) {
      louder[i] *= gain;
    }
    return with(louder);
  }

  /** Writes it, made quieter if it would clip, with triangular dither of ± 1 step of 16 bits. */
  void write(Path file, Random dither) {
    float gain = Math.min(1, LOUDEST / peak(sound));
    float[] out = new float[sound.length];
    for (int i = 0; i < out.length; i++) {
      double one = dither.nextDouble();
      double other = dither.nextDouble();
      double noise = (one - other) / 32_768;
      out[i] = (float) (sound[i] * gain + noise);
    }
    writePlain(file, out);
  }

  /** Writes it as it is. */
  void write(Path file) {
    writePlain(file, sound);
  }

  private void writePlain(Path file, float[] out) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try (MediaWriter writer =
        MediaWriter.sound(file, format, new AudioSpec(rate, 1), BITS_A_SECOND)) {
      writer.writeAudio(out, 0, out.length);
      writer.finish();
    }
  }
}
