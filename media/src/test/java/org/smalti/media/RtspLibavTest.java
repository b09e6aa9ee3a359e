package org.smalti.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.smalti.media.rtsp.RtspServer;

/** Our RTSP server with libav as publisher and reader. */
@Timeout(30)
class RtspLibavTest {
  @TempDir
  private static Path folder = Path.of("");

  static OpenOptions quick(String transport) {
    Map<String, String> options = new HashMap<>();
    options.put("rtsp_transport", transport);
    options.put("analyzeduration", "200000");
    options.put("probesize", "50000");
    return OpenOptions.RTSP.within(Duration.ofSeconds(5), Duration.ofSeconds(5)).with(options);
  }

  @ParameterizedTest
  @CsvSource({"tcp,tcp", "tcp,udp", "udp,tcp", "udp,udp"})
  void whatIsPublishedIsRead(String in, String out) throws Exception {
    Path film = TestMedia.made(
        folder.resolve("f" + in + out + ".mp4"),
        "-f lavfi -i testsrc2=s=320x180:r=25:d=2 -f lavfi -i sine=d=2 -c:v libx264 -preset ultrafast"
            + " -tune zerolatency -g 25 -c:a aac");
    long t0 = System.nanoTime();
    try (RtspServer server = RtspServer.local();
        TestPublisher publisher = TestPublisher.start(film, server.url("cam"), in)) {
      System.err.println("published " + (System.nanoTime() - t0) / 1000000);
      try (Demuxer reader = Demuxer.open(MediaSource.of(server.url("cam"), quick(out)))) {
        System.err.println("opened " + (System.nanoTime() - t0) / 1000000 + reader.info());
        for (int i = 0; i < 100; i++) {
          Packet p = reader.next();
          assertThat(p).isNotNull();
          if (i < 6)
            System.err.println(p.stream() + " " + p.time() + " " + p.isKey() + " " + p.size());
        }
      }
      System.err.println(server.statistics());
      System.err.println("read " + (System.nanoTime() - t0) / 1000000);
    }
    System.err.println("closed " + (System.nanoTime() - t0) / 1000000);
  }
}
