package org.smalti.tools.video.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.media.AudioSpec;
import org.smalti.media.Demuxer;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaWriter;
import org.smalti.media.Packet;

/** Time stamps in µs. */
class ContinuousClockTest {
  private static final long NONE = Packet.NO_TIME;
  private static final long SECOND = 1_000_000;
  private static final long STEP = 40_000;
  /** 2^33 units of 1/90,000 s: where MPEG-TS begins at 0 again. */
  private static final long WRAP = (1L << 33) * 100 / 9;

  @TempDir
  private Path folder;

  private final ContinuousClock clock = new ContinuousClock(true);
  private MediaFile media;
  private Demuxer demuxer;
  private Packet packet;
  private long nanos;

  @BeforeEach
  void makeAPacket() {
    Path file = folder.resolve("a.wav");
    try (MediaWriter writer =
        MediaWriter.create(file, "wav", Optional.of(new AudioSpec(8000, 1)), Optional.empty())) {
      writer.writeAudio(new float[320], 0, 320);
      writer.finish();
    }
    media = MediaFile.open(file);
    demuxer = media.demuxer();
    packet = Objects.requireNonNull(demuxer.next());
    packet.rescale(ContinuousClock.UNIT);
    assertThat(packet.duration()).isEqualTo(STEP);
  }

  @AfterEach
  void close() {
    demuxer.close();
    media.close();
  }

  private long stamp(boolean picture, long pts, long dts) {
    nanos += 1000 * STEP;
    packet.at(pts, dts);
    assertThat(clock.stamp(packet, picture, nanos)).isTrue();
    assertThat(packet.pts()).isGreaterThanOrEqualTo(packet.dts());
    return packet.dts();
  }

  private long picture(long time) {
    return stamp(true, time, time);
  }

  private long sound(long time) {
    return stamp(false, time, time);
  }

  @Test
  void theFirstPacketIsAtZeroAndTheOthersKeepTheirDistances() {
    assertThat(picture(7 * SECOND)).isZero();
    assertThat(sound(7 * SECOND + 5)).isEqualTo(5);
    assertThat(picture(7 * SECOND + STEP + 1)).isEqualTo(STEP + 1);
    assertThat(picture(9 * SECOND)).as("a gap of a camera").isEqualTo(2 * SECOND);
  }

  @Test
  void whatIsMissingIsFilledIn() {
    assertThat(stamp(true, NONE, NONE)).isZero();
    assertThat(stamp(true, STEP, NONE)).isEqualTo(STEP);
    assertThat(stamp(true, NONE, 2 * STEP)).isEqualTo(2 * STEP);
    assertThat(packet.pts()).isEqualTo(2 * STEP);
    assertThat(stamp(true, NONE, NONE)).isEqualTo(3 * STEP);
    assertThat(stamp(true, 6 * STEP, NONE)).as("shown later than decoded").isEqualTo(4 * STEP);
    assertThat(packet.pts()).isEqualTo(6 * STEP);
  }

  @Test
  void aFirstTimeThatWasOnlyAssumedIsNoGap() {
    assertThat(stamp(true, NONE, NONE)).isZero();
    assertThat(picture(5 * SECOND)).isEqualTo(STEP);
  }

  @Test
  void aJumpOfTheSourceIsNoneOfTheTarget() {
    picture(0);
    sound(10);
    assertThat(picture(1000 * SECOND)).isEqualTo(STEP);
    assertThat(sound(1000 * SECOND + 10)).as("both jumped together").isEqualTo(STEP + 10);
    assertThat(picture(20 * SECOND)).as("and back").isEqualTo(2 * STEP);
    assertThat(sound(20 * SECOND + 10)).isEqualTo(2 * STEP + 10);
  }

  @Test
  void aClockThatWrapsAroundGoesOn() {
    picture(WRAP - STEP);
    sound(WRAP - STEP);
    assertThat(picture(0)).isEqualTo(STEP);
    assertThat(sound(STEP)).isEqualTo(2 * STEP);
  }

  @Test
  void aPauseDoesNotCountWhereItIsNotWanted() {
    ContinuousClock without = new ContinuousClock(false);
    packet.at(5 * SECOND, 5 * SECOND);
    assertThat(without.stamp(packet, true, 0)).isTrue();
    without.reopen();
    packet.at(70 * SECOND, 70 * SECOND);
    assertThat(without.stamp(packet, true, 1000 * 3 * SECOND)).isTrue();
    assertThat(packet.pts()).isEqualTo(STEP);
  }

  @Test
  void aSourceThatReturnsGoesOnAfterAsMuchTimeAsHasPassed() {
    picture(0);
    sound(0);
    picture(STEP);
    nanos += 1000 * 3 * SECOND;
    clock.reopen();
    assertThat(picture(500 * SECOND)).isEqualTo(2 * STEP + 3 * SECOND);
    packet.at(500 * SECOND - 1, 500 * SECOND - 1);
    assertThat(clock.stamp(packet, false, nanos))
        .as("sound before the beginning")
        .isFalse();
    assertThat(sound(500 * SECOND + 7)).isEqualTo(2 * STEP + 3 * SECOND + 7);
  }
}
