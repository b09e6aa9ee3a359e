package org.smalti.tools.video.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.run.ItemMetric;
import org.smalti.media.ContainerFormat;
import org.smalti.media.Demuxer;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaWriter;
import org.smalti.media.Packet;
import org.smalti.media.VideoFrame;
import org.smalti.media.VideoFrames;

@Timeout(20)
class HandOverTest {
  private static final long SECOND = 1_000_000;

  @TempDir
  private Path folder;

  private final RelayCounts counts = new RelayCounts();
  private final HandOver handOver = new HandOver(counts);
  private MediaFile media;
  private Demuxer demuxer;
  private SourceSession session;
  private Packet key;
  private Packet other;

  @BeforeEach
  void openAFilm() {
    Path film = folder.resolve("a.mp4");
    try (MediaWriter writer = MediaWriter.create(
        film,
        "mp4",
        Optional.empty(),
        Optional.of(new VideoFrames(16, 16, 25, 1, 10, "ultrafast")))) {
      writer.writeVideo(new byte[384]);
      writer.writeVideo(new byte[384]);
      writer.finish();
    }
    media = MediaFile.open(film);
    demuxer = media.demuxer();
    session = SourceSession.of(
        media.info(), demuxer, RelayEncoding.IF_NEEDED, new ContainerFormat("matroska"));
    key = Objects.requireNonNull(demuxer.next()).copy();
    other = Objects.requireNonNull(demuxer.next()).copy();
    assertThat(key.isKey()).isTrue();
    assertThat(other.isKey()).isFalse();
  }

  @AfterEach
  void close() {
    handOver.close();
    key.close();
    other.close();
    session.close();
    demuxer.close();
    media.close();
  }

  private void offerKey(long time) throws InterruptedException {
    handOver.offer(new RelayItem.Coded(session, session.streams().get(0), time, key.copy()));
  }

  private void offerOther(long time) throws InterruptedException {
    handOver.offer(new RelayItem.Coded(session, session.streams().get(0), time, other.copy()));
  }

  /** From now on the target takes packets as they come. */
  private void openTarget() throws InterruptedException {
    offerKey(0);
    taken();
    handOver.sent();
  }

  private List<Long> taken() throws InterruptedException {
    List<Long> times = new ArrayList<>();
    for (RelayItem item = handOver.take(1); item != null; item = handOver.take(1)) {
      times.add(item.time());
      item.close();
    }
    return times;
  }

  private long count(String name) {
    return counts.metrics().stream()
        .filter(metric -> metric.name().equals(name))
        .mapToLong(metric -> (long) metric.value())
        .sum();
  }

  @Test
  void onlyTheNewestPictureWaitsForAnEncoder() throws InterruptedException {
    openTarget();
    for (int i = 0; i < 5; i++) {
      VideoFrame frame = VideoFrame.blank(16, 16, "yuv420p");
      handOver.offer(new RelayItem.Decoded(session, session.streams().get(0), i, frame));
    }
    assertThat(taken()).containsExactly(4L);
    assertThat(count("dropped")).isEqualTo(4);
    assertThat(count("mostHeld")).isEqualTo(1);
  }

  @Test
  void aTargetThatStandsStillLosesWholeGroupsOfPictures() throws InterruptedException {
    openTarget();
    offerKey(0);
    offerOther(SECOND);
    offerOther(3 * SECOND);
    offerOther(4 * SECOND);
    assertThat(taken()).as("what waits can be decoded").containsExactly(0L, SECOND);
    offerOther(5 * SECOND);
    assertThat(taken()).as("its key frame may be missing").isEmpty();
    offerKey(6 * SECOND);
    offerOther(6 * SECOND - 1);
    offerOther(6 * SECOND + 1);
    assertThat(taken())
        .as("a picture that is shown before the key frame needs those that are missing")
        .containsExactly(6 * SECOND, 6 * SECOND + 1);
    assertThat(count("dropped")).isEqualTo(4);
  }

  @Test
  void aKeyFrameThatHasToWaitReplacesAllBeforeIt() throws InterruptedException {
    openTarget();
    offerKey(0);
    offerOther(SECOND);
    offerOther(3 * SECOND);
    offerKey(4 * SECOND);
    offerOther(5 * SECOND);
    assertThat(taken()).containsExactly(4 * SECOND, 5 * SECOND);
  }

  /** A server gives late readers all since the last key frame. */
  @Test
  void whatComesWhileTheTargetIsOpenedIsKept() throws InterruptedException {
    offerKey(0);
    offerOther(SECOND);
    offerOther(5 * SECOND);
    assertThat(taken()).containsExactly(0L, SECOND, 5 * SECOND);
    assertThat(count("dropped")).isZero();
    offerOther(6 * SECOND);
    offerKey(9 * SECOND);
    assertThat(taken()).as("but not for ever").containsExactly(9 * SECOND);
  }

  @Test
  void groupsInTimeLoseNothing() throws InterruptedException {
    offerKey(0);
    offerOther(1);
    offerKey(SECOND);
    offerOther(SECOND - 1);
    assertThat(taken()).containsExactly(0L, 1L, SECOND, SECOND - 1);
    assertThat(count("dropped")).isZero();
  }

  @Test
  void aTargetThatIsOpenedAgainBeginsWithAKeyFrame() throws InterruptedException {
    offerKey(0);
    offerOther(1);
    Objects.requireNonNull(handOver.take(1)).close();
    offerKey(2);
    offerOther(3);
    handOver.restart();
    assertThat(taken()).containsExactly(2L, 3L);
    handOver.restart();
    offerOther(4);
    offerKey(5);
    assertThat(taken()).containsExactly(5L);
  }

  @Test
  void aPatientOneLetsTheReceiverWait() throws Exception {
    handOver.patient(true);
    CompletableFuture<Void> receiver = CompletableFuture.runAsync(() -> {
      try {
        for (int i = 0; i < 100; i++) {
          offerOther(i * SECOND);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      handOver.end();
    });
    List<Long> all = new ArrayList<>();
    while (!handOver.isDone()) {
      all.addAll(taken());
    }
    receiver.get(5, TimeUnit.SECONDS);
    assertThat(all).hasSize(100).isSorted();
    assertThat(count("mostHeld")).isLessThanOrEqualTo(32);
    assertThat(counts.metrics()).extracting(ItemMetric::name).contains("soundDropped");
  }
}
