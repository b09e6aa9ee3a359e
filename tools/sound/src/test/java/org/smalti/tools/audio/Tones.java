package org.smalti.tools.audio;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Sounds whose properties are known. */
final class Tones {
  static final int RATE = 44_100;

  private Tones() {}

  static float[] silence(double seconds, int rate) {
    return new float[(int) Math.round(seconds * rate)];
  }

  static float[] sine(double hz, double amplitude, double seconds, int rate) {
    float[] sound = silence(seconds, rate);
    for (int i = 0; i < sound.length; i++) {
      sound[i] = (float) (amplitude * Math.sin(2 * Math.PI * hz * i / rate));
    }
    return sound;
  }

  /** Partials with the given amplitudes, the first being the fundamental. */
  static float[] partials(double hz, double seconds, int rate, double... amplitudes) {
    float[] sound = silence(seconds, rate);
    for (int k = 0; k < amplitudes.length; k++) {
      mix(sound, 0, sine(hz * (k + 1), amplitudes[k], seconds, rate));
    }
    return sound;
  }

  /** White, evenly distributed. */
  static float[] noise(double amplitude, double seconds, int rate) {
    Random random = new Random(7);
    float[] sound = silence(seconds, rate);
    for (int i = 0; i < sound.length; i++) {
      sound[i] = (float) (amplitude * (2 * random.nextDouble() - 1));
    }
    return sound;
  }

  /** A decaying burst of noise: a drum. */
  static float[] hit(double seconds, int rate) {
    float[] sound = noise(0.8, seconds, rate);
    for (int i = 0; i < sound.length; i++) {
      sound[i] *= (float) Math.exp(-i / (0.02 * rate));
    }
    return sound;
  }

  static void mix(float[] sound, int at, float[] more) {
    for (int i = 0; i < more.length && at + i < sound.length; i++) {
      sound[at + i] += more[i];
    }
  }

  static SoundBuffer buffer(float[] sound) {
    SoundBuffer buffer = new SoundBuffer();
    buffer.append(sound, 0, sound.length);
    return buffer;
  }

  /** Writes a mono file of 16 bits. */
  static Path wav(Path file, int rate, float[] sound) {
    ByteBuffer data = ByteBuffer.allocate(44 + 2 * sound.length).order(ByteOrder.LITTLE_ENDIAN);
    data.put(ascii("RIFF")).putInt(36 + 2 * sound.length).put(ascii("WAVEfmt ")).putInt(16);
    data.putShort((short) 1).putShort((short) 1).putInt(rate).putInt(2 * rate);
    data.putShort((short) 2).putShort((short) 16).put(ascii("data")).putInt(2 * sound.length);
    for (float x : sound) {
      data.putShort((short) Math.round(Math.max(-1, Math.min(1, x)) * 32_767));
    }
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.writeBytes(data.array());
      return Files.write(file, bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
