package org.smalti.bench.faces;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.smalti.media.FrameEncoder;
import org.smalti.media.MediaFile;
import org.smalti.media.Muxer;
import org.smalti.media.MuxerOptions;
import org.smalti.media.PixelFormat;
import org.smalti.media.Rational;
import org.smalti.media.VideoDecoder;
import org.smalti.media.VideoEncoding;
import org.smalti.media.VideoFrame;
import org.smalti.media.VideoSpec;

/** A film as it is broadcast: 1920×1080, H.264 of 6 Mbit/s, made of other films. */
final class BroadcastFilm {
  private static final int WIDTH = 1920;
  private static final int HEIGHT = 1080;
  private static final int BITS_PER_SECOND = 6_000_000;
  private static final Rational RATE = Rational.of(30, 1);

  private BroadcastFilm() {}

  /** @param films are put one after the other, enlarged, with bars where they have another shape */
  static void make(Path target, List<Path> films) {
    VideoEncoding encoding = VideoEncoding.h264(WIDTH, HEIGHT, RATE)
        .libav(Map.of("preset", "veryfast"))
        .bt709()
        .atBitRate(BITS_PER_SECOND);
    try (Muxer muxer = Muxer.create(target, MuxerOptions.DEFAULT);
        FrameEncoder encoder = muxer.video(encoding)) {
      muxer.begin();
      int number = 0;
      for (Path film : films) {
        number = append(film, encoder, number);
      }
      encoder.finish();
      muxer.finish();
    }
  }

  private static int append(Path film, FrameEncoder encoder, int first) {
    int number = first;
    VideoSpec spec = new VideoSpec(WIDTH, HEIGHT, PixelFormat.YUV420P);
    try (MediaFile media = MediaFile.open(film);
        VideoDecoder decoder = media.video(spec)) {
      while (decoder.next()) {
        try (VideoFrame picture = decoder.frame("yuv420p")) {
          picture.at(number++, RATE.inverse());
          encoder.encode(picture);
        }
      }
    }
    return number;
  }
}
