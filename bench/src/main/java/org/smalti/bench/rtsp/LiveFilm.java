package org.smalti.bench.rtsp;

import java.nio.file.Path;
import org.smalti.media.DecoderOptions;
import org.smalti.media.Demuxer;
import org.smalti.media.FrameDecoder;
import org.smalti.media.FrameEncoder;
import org.smalti.media.MediaAddress;
import org.smalti.media.MediaFrame;
import org.smalti.media.Muxer;
import org.smalti.media.MuxerOptions;
import org.smalti.media.OpenOptions;
import org.smalti.media.Packet;
import org.smalti.media.Rational;
import org.smalti.media.VideoEncoding;

/** Makes a film as a camera would: H.264 of 640×360 at 25 fps without B-frames, a key frame every two seconds. */
final class LiveFilm {
  private LiveFilm() {}

  /** A moving test picture of libav's. */
  static void make(Path file, int seconds) {
    String pattern = "testsrc2=s=640x360:r=25:d=" + seconds;
    try (Demuxer source = MediaAddress.ofDevice(pattern, OpenOptions.LOCAL.format("lavfi"))
            .open()
            .demuxer();
        FrameDecoder decoder = source.decoder(source.video(), DecoderOptions.DEFAULT);
        Muxer muxer = Muxer.create(file, MuxerOptions.DEFAULT)) {
      FrameEncoder encoder = muxer.video(VideoEncoding.live(640, 360, Rational.of(25, 1)));
      muxer.begin();
      for (Packet packet = source.next(); packet != null; packet = source.next()) {
        decoder.send(packet);
        encode(decoder, encoder);
      }
      decoder.send(null);
      encode(decoder, encoder);
      encoder.finish();
      muxer.finish();
    }
  }

  private static void encode(FrameDecoder decoder, FrameEncoder encoder) {
    for (MediaFrame frame = decoder.receive(); frame != null; frame = decoder.receive()) {
      try (MediaFrame own = frame) {
        encoder.encode(own);
      }
    }
  }
}
