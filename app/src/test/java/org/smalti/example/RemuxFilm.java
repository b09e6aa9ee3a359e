package org.smalti.example;

import java.nio.file.Path;
import org.smalti.media.Demuxer;
import org.smalti.media.MediaFile;
import org.smalti.media.Muxer;
import org.smalti.media.MuxerOptions;
import org.smalti.media.Packet;

/** The same pictures and sound in another container: nothing is decoded, nothing is lost. */
public final class RemuxFilm {
  /** @param arguments the film, and the one to write */
  public static void main(String... arguments) {
    try (MediaFile film = MediaFile.open(Path.of(arguments[0]));
        Demuxer demuxer = film.demuxer();
        Muxer muxer = Muxer.create(Path.of(arguments[1]), MuxerOptions.DEFAULT)) {
      int pictures = muxer.copyOf(demuxer, demuxer.video());
      int sound = muxer.copyOf(demuxer, demuxer.audio());
      demuxer.keepOnly(demuxer.video(), demuxer.audio());
      muxer.begin();
      for (Packet packet = demuxer.next(); packet != null; packet = demuxer.next()) {
        boolean seen = packet.stream() == demuxer.video();
        muxer.write(packet.toStream(seen ? pictures : sound));
      }
      muxer.finish();
    }
  }
}
