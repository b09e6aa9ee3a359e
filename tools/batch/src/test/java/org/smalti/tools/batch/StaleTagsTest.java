package org.smalti.tools.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StaleTagsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "bps",
        "bps-eng",
        "duration-eng",
        "number_of_frames",
        "_statistics_writing_app",
        "_statistics_tags-eng",
        "bitrate",
        "bit_rate",
        "nominal_bitrate",
        "encoder_settings",
        "encoder_options",
        "itunsmpb",
        "comment-itunsmpb",
        "isvbr"
      })
  void whatStatesAnEncodingIsStaleWhenItIsDoneAnew(String name) {
    assertThat(StaleTags.isOfEncoding(name)).isTrue();
    assertThat(StaleTags.isOfLoudness(name)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "replaygain_track_gain",
        "replaygain_album_peak",
        "replaygain_gain",
        "r128_track_gain",
        "r128_album_gain",
        "itunnorm",
        "comment-itunnorm",
        "mp3gain_minmax",
        "wm/peakvalue",
        "averagelevel"
      })
  void whatStatesALoudnessIsStaleWhenItChanges(String name) {
    assertThat(StaleTags.isOfLoudness(name)).isTrue();
    assertThat(StaleTags.isOfEncoding(name)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "title",
        "encoder",
        "encoded_by",
        "duration_of_stay",
        "comment",
        "bpm",
        "language",
        "gain"
      })
  void whatStaysTrueIsNotStale(String name) {
    assertThat(StaleTags.isOfEncoding(name)).isFalse();
    assertThat(StaleTags.isOfLoudness(name)).isFalse();
  }
}
