package org.smalti.app;

import java.nio.file.Path;
import java.util.Optional;
import org.smalti.media.AudioSpec;
import org.smalti.media.MediaWriter;
import org.smalti.media.VideoFrames;

/** A film made for a test: plucked notes at known times, and a picture that changes its colour every four seconds. */
final class TestFilm {
  private static final int RATE = 44100;
  private static final int FPS = 10;
  private static final int WIDTH = 160;
  private static final int HEIGHT = 90;

  private TestFilm() {}

  /**
   * Writes {@code notes} notes, 0.4 s apart, climbing by semitones from {@code lowestHz} over two octaves and a bit.
   */
  static void write(Path file, int notes, double lowestHz) {
    double seconds = 0.2 + notes * 0.4;
    var audio = new AudioSpec(RATE, 1);
    var video = new VideoFrames(WIDTH, HEIGHT, FPS, 1, 28, "ultrafast");
    try (MediaWriter writer =
        MediaWriter.create(file, "mp4", Optional.of(audio), Optional.of(video))) {
      float[] sound = new float[RATE / FPS];
      byte[] picture = new byte[WIDTH * HEIGHT * 3 / 2];
      for (int frame = 0; frame < Math.ceil(seconds * FPS); frame++) {
        for (int i = 0; i < sound.length; i++) {
          sound[i] =
              pluck((frame * (long) sound.length + i) / (double) RATE - 0.2, notes, lowestHz);
        }
        paint(picture, frame);
        writer.writeAudio(sound, 0, sound.length);
        writer.writeVideo(picture);
      }
      writer.finish();
    }
  }

  private static float pluck(double time, int notes, double lowestHz) {
    int note = (int) Math.floor(time / 0.4);
    if (note < 0 || note >= notes) {
      return 0;
    }
    double since = time - note * 0.4;
    double hz = lowestHz * Math.pow(2, note * 7 % 29 / 12.0);
    double envelope = Math.min(1, since / 0.003) * Math.exp(-since * 6);
    double phase = 2 * Math.PI * hz * since;
    return (float) (0.6
        * envelope
        * (0.7 * Math.sin(phase) + 0.2 * Math.sin(2 * phase) + 0.1 * Math.sin(3 * phase)));
  }

  private static void paint(byte[] picture, int frame) {
    int scene = frame / (4 * FPS);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        picture[y * WIDTH + x] = (byte) (60 + (scene * 53 + x + y + frame % (4 * FPS)) % 150);
      }
    }
    int chroma = WIDTH * HEIGHT / 4;
    for (int i = 0; i < chroma; i++) {
      picture[WIDTH * HEIGHT + i] = (byte) (60 + scene * 71 % 140);
      picture[WIDTH * HEIGHT + chroma + i] = (byte) (60 + scene * 37 % 140);
    }
  }
}
