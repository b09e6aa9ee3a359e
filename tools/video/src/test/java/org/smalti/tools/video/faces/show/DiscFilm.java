package org.smalti.tools.video.faces.show;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Map;
import org.smalti.media.AudioEncoding;
import org.smalti.media.AudioFrame;
import org.smalti.media.FrameEncoder;
import org.smalti.media.Muxer;
import org.smalti.media.MuxerOptions;
import org.smalti.media.Rational;
import org.smalti.media.VideoEncoding;
import org.smalti.media.VideoFrame;

/** Makes films in which two discs, one red and one blue, move over grey like faces: the red one right, the blue up. */
final class DiscFilm {
  static final int WIDTH = 640;
  static final int HEIGHT = 360;
  static final int RATE = 25;
  static final Color RED = new Color(0xd04030);
  static final Color BLUE = new Color(0x3050d0);
  private static final int SIDE = 80;
  private static final int SOUND_RATE = 48_000;
  private static final Rational MS = new Rational(1, 1000);

  private DiscFilm() {}

  /** So many pictures at 25 a second, without sound. */
  static Path silent(Path file, int pictures) {
    return made(file, pictures, false);
  }

  /** The same with a click in the sound when picture 25 begins. */
  static Path sounding(Path file, int pictures) {
    return made(file, pictures, true);
  }

  /** Where the red disc is. */
  static Rectangle red(int picture) {
    return new Rectangle(40 + 4 * picture, 60, SIDE, SIDE);
  }

  /** Where the blue disc is. */
  static Rectangle blue(int picture) {
    return new Rectangle(480, 260 - 2 * picture, SIDE, SIDE);
  }

  /** A row of a table of faces. */
  static String row(String film, int picture, Rectangle face, double score, String track) {
    return film + "," + picture + "," + picture / (double) RATE + "," + face.x + "," + face.y + ","
        + (face.x + face.width) + "," + (face.y + face.height) + "," + score + "," + track + "\n";
  }

  private static Path made(Path file, int pictures, boolean sound) {
    VideoEncoding encoding = VideoEncoding.h264(WIDTH, HEIGHT, new Rational(RATE, 1))
        .libav(Map.of("crf", "12", "preset", "veryfast"))
        .bt709();
    try (Muxer muxer = Muxer.create(file, MuxerOptions.DEFAULT)) {
      FrameEncoder encoder = muxer.video(encoding);
      FrameEncoder clicks = sound ? muxer.audio(AudioEncoding.aac(SOUND_RATE, 1)) : null;
      muxer.begin();
      for (int n = 0; n < pictures; n++) {
        try (VideoFrame frame = VideoFrame.of(picture(n))) {
          frame.at(1000L * n / RATE, MS);
          encoder.encode(frame);
        }
        if (clicks != null) {
          hear(n, clicks);
        }
      }
      encoder.finish();
      if (clicks != null) {
        clicks.finish();
      }
      muxer.finish();
    }
    return file;
  }

  private static void hear(int picture, FrameEncoder clicks) {
    float[] sound = new float[SOUND_RATE / RATE];
    for (int i = 0; picture == RATE && i < 100; i++) {
      sound[i] = 0.8f;
    }
    try (AudioFrame frame = AudioFrame.of(sound, 0, sound.length, 1, SOUND_RATE)) {
      frame.at((long) picture * sound.length, frame.timeBase());
      clicks.encode(frame);
    }
  }

  private static BufferedImage picture(int number) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D canvas = image.createGraphics();
    canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    canvas.setColor(new Color(0x808080));
    canvas.fillRect(0, 0, WIDTH, HEIGHT);
    disc(canvas, red(number), RED);
    disc(canvas, blue(number), BLUE);
    canvas.dispose();
    return image;
  }

  private static void disc(Graphics2D canvas, Rectangle place, Color colour) {
    canvas.setColor(colour);
    canvas.fill(new Ellipse2D.Double(place.x, place.y, place.width, place.height));
  }
}
