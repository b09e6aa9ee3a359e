package org.smalti.bench.relay;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.smalti.core.CancelledException;
import org.smalti.core.SmaltiException;
import org.smalti.media.DecoderOptions;
import org.smalti.media.Demuxer;
import org.smalti.media.FrameDecoder;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaFrame;
import org.smalti.media.OpenOptions;
import org.smalti.media.Packet;
import org.smalti.media.VideoFrame;

/** Notes when it sees each counted picture of a stream, in a thread of its own. */
final class CountingReader implements AutoCloseable {
  private final ConcurrentSkipListMap<Integer, Long> seen = new ConcurrentSkipListMap<>();
  private final Thread thread;

  CountingReader(String url) {
    thread = new Thread(() -> read(url), "reader");
    thread.setDaemon(true);
    thread.start();
  }

  private void read(String url) {
    OpenOptions quick = OpenOptions.RTSP
        .with(Map.of("probesize", "50000", "analyzeduration", "200000"))
        .within(Duration.ofSeconds(10), Duration.ofSeconds(10));
    try (MediaFile media = MediaFile.open(url, quick);
        Demuxer demuxer = media.demuxer();
        FrameDecoder decoder = demuxer.decoder(demuxer.video(), DecoderOptions.LOW_DELAY)) {
      for (Packet packet = demuxer.next(); packet != null; packet = demuxer.next()) {
        decoder.send(packet);
        for (MediaFrame frame = decoder.receive(); frame != null; frame = decoder.receive()) {
          try (VideoFrame picture = (VideoFrame) frame) {
            seen.put(CountedPicture.read(picture), System.nanoTime());
          }
        }
      }
    } catch (CancelledException e) {
      // It is closed.
    } catch (SmaltiException e) {
      System.err.println(e.getMessage());
    }
  }

  /** ns at which each number was seen, on the clock of {@link System#nanoTime}. */
  Map<Integer, Long> seen() {
    return seen;
  }

  @Override
  public void close() throws InterruptedException {
    thread.interrupt();
    thread.join();
  }
}
