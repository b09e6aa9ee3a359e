package org.smalti.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.smalti.media.AudioTimeline.Gap;
import org.smalti.media.AudioTimeline.TimedFrame;

/** Plain arithmetic: nothing here opens a file. */
class AudioTimelineTest {
  private static final int RATE = 48_000;
  private static final int SIZE = 960;

  /** Has placed frames of 960 samples up to 9600. */
  private static AudioTimeline tenFrames(double declared) {
    AudioTimeline timeline = new AudioTimeline(RATE, declared);
    timeline.anchor(timeline.beginning(frame(0), 0), frame(0), 0);
    for (long start = SIZE; start < 10 * SIZE; start += SIZE) {
      assertThat(timeline.follow(frame(start), start, false)).isEmpty();
      timeline.fed(frame(start));
    }
    return timeline;
  }

  private static TimedFrame frame(long start) {
    return new TimedFrame(start, SIZE, RATE);
  }

  @Test
  void soundThatBeginsLateBeginsThere() {
    assertThat(new AudioTimeline(RATE, 10).beginning(frame(12_000), 0)).isEqualTo(12_000);
  }

  @Test
  void primingSamplesLieBeforeTheBeginning() {
    assertThat(new AudioTimeline(RATE, 10).beginning(frame(-1024), 0)).isEqualTo(-1024);
  }

  @Test
  void aFirstFrameWithoutTimeStampBeginsWhereReadingIs() {
    assertThat(new AudioTimeline(RATE, 10).beginning(frame(Libav.NO_TIME), 7)).isEqualTo(7);
  }

  @Test
  void aBeginningFarBehindTheDeclaredEndIsAnErrorOfAllTimeStamps() {
    AudioTimeline timeline = new AudioTimeline(RATE, 10);
    long wrong = 21 * RATE;
    assertThat(timeline.beginning(frame(wrong), 0)).isZero();
    timeline.anchor(0, frame(wrong), 0);
    assertThat(timeline.follow(frame(wrong + SIZE), SIZE, false)).isEmpty();
  }

  @Test
  void aLongHoleIsAGapThatEndsWhereTheNextFrameBegins() {
    assertThat(tenFrames(10).follow(frame(15_000), 9600, false)).contains(new Gap(15_000, true));
  }

  @ParameterizedTest
  @CsvSource({"4800,false,false", "4801,false,true", "96,true,false", "241,true,true"})
  void howLongAGapMustBeDependsOnWhetherPacketsWereLost(int hole, boolean error, boolean gap) {
    assertThat(tenFrames(10).follow(frame(9600 + hole), 9600, error).isPresent())
        .isEqualTo(gap);
  }

  @Test
  void aGapThatAnErrorLeftIsNoSignOfALostPage() {
    assertThat(tenFrames(10).follow(frame(9600 + 2000), 9600, true))
        .contains(new Gap(11_600, false));
  }

  @Test
  void stampsThatRunALittleFasterThanSamplesMakeNoGap() {
    AudioTimeline timeline = tenFrames(-1);
    for (long i = 10; i < 5000; i++) {
      // One sample more in each frame: 0.1 s apart after 4800 of them.
      assertThat(timeline.follow(frame(9600 + (i - 10) * (SIZE + 1)), i * SIZE, false))
          .isEmpty();
      timeline.fed(frame(0));
    }
  }

  @Test
  void framesThatOverlapFollowEachOtherAndShiftAllLaterOnes() {
    AudioTimeline timeline = tenFrames(10);
    assertThat(timeline.follow(frame(2000), 9600, false)).isEmpty();
    timeline.fed(frame(2000));
    assertThat(timeline.follow(frame(2000 + SIZE + 6000), 10_560, false))
        .contains(new Gap(10_560 + 6000, true));
  }

  @Test
  void aStampFarBehindTheEndIsNotBelieved() {
    AudioTimeline timeline = tenFrames(10);
    assertThat(timeline.follow(frame(30 * RATE), 9600, false)).isEmpty();
    timeline.fed(frame(0));
    assertThat(timeline.follow(frame(30 * RATE + SIZE), 10_560, false)).isEmpty();
    assertThat(timeline.state().end(RATE)).isEqualTo(10_560);
  }

  @Test
  void withoutADeclaredEndADayIsBelieved() {
    assertThat(tenFrames(-1).follow(frame(3600L * RATE), 9600, false)).isPresent();
    assertThat(tenFrames(-1).follow(frame(25 * 3600L * RATE), 9600, false)).isEmpty();
  }

  @Test
  void resampledFramesAreExpectedByTheirInput() {
    AudioTimeline timeline = new AudioTimeline(RATE, -1);
    timeline.anchor(0, new TimedFrame(0, 441, 44_100), 0);
    // 441 samples at 44.1 kHz are 480 frames at 48 kHz.
    assertThat(timeline.follow(new TimedFrame(480, 441, 44_100), 480, false)).isEmpty();
    timeline.fed(new TimedFrame(480, 441, 44_100));
    assertThat(timeline.follow(new TimedFrame(960 + 4801, 441, 44_100), 960, false))
        .contains(new Gap(5761, true));
  }

  @Test
  void aPlaceUpToASecondAheadIsReachedByReadingOn() {
    AudioTimeline timeline = new AudioTimeline(RATE, 10);
    assertThat(timeline.isNear(5000, 5000)).isTrue();
    assertThat(timeline.isNear(53_000, 5000)).isTrue();
    assertThat(timeline.isNear(53_001, 5000)).isFalse();
    assertThat(timeline.isNear(4999, 5000)).isFalse();
  }

  @Test
  void decodingBeginsEightTimesFurtherBeforeAPlaceWithEachAttempt() {
    assertThat(new AudioTimeline(RATE, 100).runUps(40 * RATE))
        .containsExactly(79 * RATE / 2, 36 * RATE, 8 * RATE);
    assertThat(new AudioTimeline(RATE, 100).runUps(RATE / 2)).isEmpty();
  }

  @Test
  void afterASeekOutputBeginsWhereAnInputSampleAndAnOutputFrameCoincide() {
    // 147 samples at 44.1 kHz last as long as 160 frames at 48 kHz.
    AudioTimeline.State begun = new AudioTimeline.State(11, 44_100, 0, 11, 0);
    assertThat(begun.untilSharedSample(RATE)).isZero();
    assertThat(begun.after(1).untilSharedSample(RATE)).isEqualTo(146);
    assertThat(begun.after(146).untilSharedSample(RATE)).isEqualTo(1);
    assertThat(begun.after(147 * 300).end(RATE)).isEqualTo(11 + 160 * 300);
    assertThat(new AudioTimeline.State(11, RATE, 5, 11, 0).end(RATE)).isEqualTo(11 + 5);
  }

  @Test
  void aLaterPassGoesOnFromWhatWasKnown() {
    AudioTimeline first = tenFrames(10);
    AudioTimeline.State known = first.state();
    AudioTimeline again = new AudioTimeline(RATE, 10);
    again.resume(known.shifted(500));
    assertThat(again.follow(frame(9600 + 500), 9600, false)).isEmpty();
    again.fed(frame(0));
    assertThat(again.follow(frame(16_000 + 500), 10_560, false)).contains(new Gap(16_000, true));
    assertThat(first.state()).isEqualTo(known);
  }

  @ParameterizedTest
  @CsvSource({"1024,1024,1024", "1024,1016,1024", "1024,1015,1015", "1024,64,64", "1024,2048,1024"})
  void aClearlyShorterLastDurationCutsOffPadding(int samples, long lasting, int sound) {
    assertThat(AudioTimeline.withoutPadding(samples, lasting)).isEqualTo(sound);
  }
}
