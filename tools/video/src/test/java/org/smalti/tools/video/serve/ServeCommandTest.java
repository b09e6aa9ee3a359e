package org.smalti.tools.video.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.media.AudioSpec;
import org.smalti.media.Demuxer;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaWriter;
import org.smalti.media.Muxer;
import org.smalti.media.MuxerOptions;
import org.smalti.media.OpenOptions;
import org.smalti.media.Packet;
import org.smalti.media.PixelFormat;
import org.smalti.media.VideoFrames;

@Timeout(60)
class ServeCommandTest {
  private static final int FPS = 25;

  @TempDir
  private Path folder = Path.of("");

  private final CommandTester serve = CommandTester.of(ServeCommand.class);
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private int port;

  @BeforeEach
  void choosePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
  }

  @AfterEach
  void stop() {
    thread.shutdownNow();
  }

  private CompletableFuture<Outcome> serving(Object... words) {
    List<Object> all = new ArrayList<>(List.of("--listen", "127.0.0.1:" + port));
    all.addAll(Arrays.asList(words));
    return CompletableFuture.supplyAsync(() -> serve.run(all.toArray()), thread);
  }

  private static Outcome ended(CompletableFuture<Outcome> serving) throws Exception {
    return serving.get(30, TimeUnit.SECONDS);
  }

  private String url(String path) {
    return "rtsp://127.0.0.1:" + port + "/" + path;
  }

  /** Opens what is going to be published. */
  private Demuxer reader(String path) {
    while (true) {
      try {
        return MediaFile.open(url(path), OpenOptions.RTSP.lowLatency()).demuxer();
      } catch (SmaltiException e) {
        assertThat(e.getMessage()).containsAnyOf("404", "refused");
      }
    }
  }

  private Path film(String name, int seconds) {
    Path film = folder.resolve(name);
    try (MediaWriter writer = MediaWriter.create(
        film,
        "mp4",
        Optional.of(AudioSpec.stereo(48_000)),
        Optional.of(new VideoFrames(160, 90, FPS, 1, 20, "ultrafast")))) {
      writer.writeAudio(new float[2 * 48_000 * seconds], 0, 48_000 * seconds);
      for (int i = 0; i < FPS * seconds; i++) {
        byte[] picture = new byte[PixelFormat.YUV420P.bytes(160, 90)];
        Arrays.fill(picture, (byte) (40 + i));
        writer.writeVideo(picture);
      }
      writer.finish();
    }
    return film;
  }

  @Test
  void filmsAreServedToTheirEnd() throws Exception {
    CompletableFuture<Outcome> serving = serving(film("one.mp4", 2), film("two words.mp4", 2));
    int pictures = 0;
    try (Demuxer reader = reader("two%20words")) {
      assertThat(reader.contents().streams()).hasSize(2);
      for (Packet packet = reader.next(); packet != null; packet = reader.next()) {
        pictures += packet.stream() == reader.video() ? 1 : 0;
      }
    }
    assertThat(pictures).isBetween(FPS, 2 * FPS);
    Outcome outcome = ended(serving);
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(outcome.out()).isEqualTo(url("one") + "\n" + url("two%20words") + "\n");
    // All frames of the picture, and 2 s of AAC in frames of 1,024.
    assertThat(outcome.err()).containsPattern("one: ended after 14[4-7] packets, [0-9]+ kB\n");
  }

  @Test
  void aLoopGoesOnWithoutAGap() throws Exception {
    CompletableFuture<Outcome> serving = serving(film("one.mp4", 1), "--loop", "--duration", "4");
    double first = Double.NaN;
    double last = Double.NaN;
    try (Demuxer reader = reader("one")) {
      reader.keepOnly(reader.video());
      for (Packet packet = reader.next(); packet != null; packet = reader.next()) {
        if (!Double.isNaN(last)) {
          assertThat(packet.time() - last).isBetween(-0.1, 0.15);
        }
        first = Double.isNaN(first) ? packet.time() : first;
        last = packet.time();
      }
    }
    assertThat(last - first).isBetween(1.5, 4.2);
    assertThat(ended(serving).exit()).isZero();
  }

  @Test
  void whatRtpCannotCarryIsEncoded() throws Exception {
    Path sound = folder.resolve("sound.flac");
    try (MediaWriter writer = MediaWriter.create(
        sound, "flac", Optional.of(AudioSpec.stereo(44_100)), Optional.empty())) {
      writer.writeAudio(new float[2 * 44_100 * 2], 0, 44_100 * 2);
      writer.finish();
    }
    CompletableFuture<Outcome> serving = serving(sound);
    try (Demuxer reader = reader("sound")) {
      assertThat(reader.contents().streams().get(0).codec()).isEqualTo("aac");
      assertThat(reader.contents().streams().get(0).sound().sampleRate()).isEqualTo(44_100);
    }
    Outcome outcome = ended(serving);
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.err()).contains("sound: encoded to H.264 and AAC");
  }

  @Test
  void aFileThatIsNoMediaIsLeftOut() throws Exception {
    Path text = Files.writeString(folder.resolve("broken.mp4"), "no film at all ".repeat(100));
    Path table = folder.resolve("items.csv");
    film("one.mp4", 1);
    Files.writeString(table, "filename\n" + text.getFileName() + "\none.mp4\n");
    Outcome outcome = ended(serving("--in", table, "--dir", folder));
    assertThat(outcome.exit()).as(outcome.err()).isEqualTo(6);
    assertThat(outcome.err()).contains("serve: skipped broken: ").contains("one: ended after");
  }

  @Test
  void withoutFilmsOthersMeetThereUntilItIsInterrupted() throws Exception {
    CompletableFuture<Outcome> serving = serving();
    Path film = film("one.mp4", 1);
    MuxerOptions live = MuxerOptions.DEFAULT.live(Duration.ofSeconds(5));
    try (Demuxer source = MediaFile.open(film).demuxer();
        Muxer muxer = publishing(source, live)) {
      for (Packet packet = source.next(); packet != null; packet = source.next()) {
        muxer.write(packet);
      }
      try (Demuxer reader = reader("cam")) {
        assertThat(reader.next()).isNotNull();
      }
    }
    serve.cancellation().request();
    Outcome outcome = ended(serving);
    assertThat(outcome.exit()).isEqualTo(130);
    assertThat(outcome.out()).isEqualTo(url("") + "\n");
    assertThat(outcome.err()).contains("cam: published by 127.0.0.1:").contains("cam: ended after");
  }

  private Muxer publishing(Demuxer source, MuxerOptions options) {
    while (true) {
      Muxer muxer = Muxer.open(url("cam"), options);
      try {
        muxer.copyOf(source, 0);
        muxer.copyOf(source, 1);
        muxer.begin();
        return muxer;
      } catch (SmaltiException e) {
        // The server is not there yet.
        muxer.close();
        assertThat(e).hasMessageContaining("refused");
      }
    }
  }

  @Test
  void anInterruptEndsFilmsToo() throws Exception {
    CompletableFuture<Outcome> serving = serving(film("one.mp4", 2), "--loop");
    try (Demuxer reader = reader("one")) {
      assertThat(reader.next()).isNotNull();
      serve.cancellation().request();
      while (reader.next() != null) {
        // To the end, which comes.
      }
    }
    assertThat(ended(serving).exit()).isEqualTo(130);
  }

  @Test
  void whatWouldBeServedIsSaid() {
    Path film = film("one.mp4", 1);
    Outcome outcome = serve.run(film, "--dry-run");
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out()).isEqualTo("would publish " + film + " as one\n");
  }

  @Test
  void aPortThatIsTakenIsSaid() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Outcome outcome = serve.run("--listen", "127.0.0.1:" + taken.getLocalPort());
      assertThat(outcome.exit()).isEqualTo(4);
      assertThat(outcome.err()).contains("can't be listened on");
    }
    assertThat(serve.run("--listen", "nonsense").exit()).isEqualTo(2);
    assertThat(serve.run("--duration", "-1").exit()).isEqualTo(2);
  }
}
