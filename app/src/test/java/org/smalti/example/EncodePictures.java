package org.smalti.example;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import org.smalti.media.FrameEncoder;
import org.smalti.media.Muxer;
import org.smalti.media.MuxerOptions;
import org.smalti.media.Rational;
import org.smalti.media.VideoEncoding;
import org.smalti.media.VideoFrame;

/** A film of pictures that the program draws. */
public final class EncodePictures {
  /** @param arguments the film to write */
  public static void main(String... arguments) {
    BufferedImage image = new BufferedImage(320, 240, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D pen = image.createGraphics();
    try (Muxer muxer = Muxer.create(Path.of(arguments[0]), MuxerOptions.DEFAULT)) {
      FrameEncoder encoder = muxer.video(VideoEncoding.h264(320, 240, Rational.of(25, 1)));
      muxer.begin();
      for (int i = 0; i < 50; i++) {
        pen.setColor(Color.getHSBColor(i / 50f, 1, 1));
        pen.fillOval(6 * i, 100, 20, 20);
        try (VideoFrame frame = VideoFrame.of(image)) {
          frame.at(i, Rational.of(1, 25));
          encoder.encode(frame);
        }
      }
      encoder.finish();
      muxer.finish();
    }
  }
}
