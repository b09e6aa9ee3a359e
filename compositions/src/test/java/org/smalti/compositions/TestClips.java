package org.smalti.compositions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.smalti.compositions.plan.Sound;
import org.smalti.media.AudioDecoder;
import org.smalti.media.AudioSpec;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaWriter;
import org.smalti.media.VideoFrames;

/** Small real media for tests, made on the spot. */
public final class TestClips {
  /** Hz of the tones in each file, one per half second. */
  public static final List<Double> TONES = List.of(660.0, 220.0, 770.0, 440.0, 330.0, 550.0);

  private static final int FPS = 25;

  private TestClips() {}

  /** Six tones of 300 ms, one every half second, in stereo. */
  public static Path tones(Path folder, String name) throws IOException {
    Path file = Files.createDirectories(folder).resolve(name);
    String format = name.substring(name.lastIndexOf('.') + 1);
    try (MediaWriter writer = MediaWriter.create(
        file, format, Optional.of(AudioSpec.stereo(Sound.RATE)), Optional.empty())) {
      float[] sound = sound();
      writer.writeAudio(sound, 0, sound.length / 2);
      writer.finish();
    }
    return file;
  }

  /** The same with a picture of another grey for each tone. */
  public static Path film(Path folder, String name) throws IOException {
    Path file = Files.createDirectories(folder).resolve(name);
    var frames = new VideoFrames(96, 64, FPS, 1, 18, "ultrafast");
    try (MediaWriter writer = MediaWriter.create(
        file, "mp4", Optional.of(AudioSpec.stereo(Sound.RATE)), Optional.of(frames))) {
      float[] sound = sound();
      int perFrame = Sound.RATE / FPS;
      byte[] picture = new byte[96 * 64 * 3 / 2];
      Arrays.fill(picture, 96 * 64, picture.length, (byte) 128);
      for (int frame = 0; frame < sound.length / 2 / perFrame; frame++) {
        Arrays.fill(picture, 0, 96 * 64, (byte) grey(frame * 1000.0 / FPS));
        writer.writeVideo(picture);
        writer.writeAudio(sound, frame * perFrame, perFrame);
      }
      writer.finish();
    }
    return file;
  }

  /** The grey of the film at a time in ms. */
  public static int grey(double millis) {
    return 60 + 25 * (int) (millis / 500);
  }

  /** All frames of a sound, stereo at 48 kHz. */
  public static float[] heard(Path file) {
    try (MediaFile opened = MediaFile.open(file);
        AudioDecoder decoder = opened.audio(AudioSpec.stereo(Sound.RATE))) {
      float[] all = new float[0];
      float[] block = new float[2 * 4096];
      for (int read = decoder.read(block, 0, 4096); read >= 0; ) {
        int old = all.length;
        all = Arrays.copyOf(all, old + 2 * read);
        System.arraycopy(block, 0, all, old, 2 * read);
        read = decoder.read(block, 0, 4096);
      }
      return all;
    }
  }

  private static float[] sound() {
    float[] sound = new float[2 * 3 * Sound.RATE];
    for (int tone = 0; tone < TONES.size(); tone++) {
      for (int i = 0; i < Sound.RATE * 3 / 10; i++) {
        float value = (float) (0.4 * Math.sin(2 * Math.PI * TONES.get(tone) * i / Sound.RATE));
        int at = 2 * (tone * Sound.RATE / 2 + i);
        sound[at] = value;
        sound[at + 1] = value;
      }
    }
    return sound;
  }
}
