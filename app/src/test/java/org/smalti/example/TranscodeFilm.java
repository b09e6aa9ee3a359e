package org.smalti.example;

import java.nio.file.Path;
import org.smalti.media.AudioEncoding;
import org.smalti.media.DecoderOptions;
import org.smalti.media.Demuxer;
import org.smalti.media.FrameDecoder;
import org.smalti.media.FrameEncoder;
import org.smalti.media.MediaFile;
import org.smalti.media.Muxer;
import org.smalti.media.MuxerOptions;
import org.smalti.media.Packet;
import org.smalti.media.Rational;
import org.smalti.media.VideoEncoding;

/** A film in another size and other codecs: pictures and sound are decoded and encoded packet by packet. */
public final class TranscodeFilm {
  /** @param arguments the film, and the one to write */
  public static void main(String... arguments) {
    try (MediaFile film = MediaFile.open(Path.of(arguments[0]));
        Demuxer demuxer = film.demuxer();
        FrameDecoder pictures = demuxer.decoder(demuxer.video(), DecoderOptions.DEFAULT);
        FrameDecoder sound = demuxer.decoder(demuxer.audio(), DecoderOptions.DEFAULT);
        Muxer muxer = Muxer.create(Path.of(arguments[1]), MuxerOptions.DEFAULT)) {
      Rational rate = demuxer.details().streams().get(demuxer.video()).guessedRate();
      FrameEncoder h264 = muxer.video(VideoEncoding.h264(320, 240, rate).crf(23));
      FrameEncoder aac = muxer.audio(AudioEncoding.aac(48_000, 2));
      muxer.begin();
      demuxer.keepOnly(demuxer.video(), demuxer.audio());
      for (Packet packet = demuxer.next(); packet != null; packet = demuxer.next()) {
        if (packet.stream() == demuxer.video()) {
          pictures.decode(packet, h264::encode);
        } else {
          sound.decode(packet, aac::encode);
        }
      }
      pictures.decode(null, h264::encode);
      sound.decode(null, aac::encode);
      h264.finish();
      aac.finish();
      muxer.finish();
    }
  }
}
