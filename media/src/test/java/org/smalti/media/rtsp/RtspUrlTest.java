package org.smalti.media.rtsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RtspUrlTest {
  @ParameterizedTest
  @CsvSource({
    "rtsp://h/cam,                      rtsp://h/cam,        cam,      -1",
    "rtsp://h:8554/a/b/,                rtsp://h:8554/a/b,   a/b,      -1",
    "RTSP://u:p@h/cam/trackID=1,        RTSP://u:p@h/cam,    cam,      1",
    "rtsp://h/cam/trackID=1/,           rtsp://h/cam,        cam,      1",
    "rtsp://h/cam/trackID=x,            rtsp://h/cam/trackID=x, cam/trackID=x, -1",
    "rtsp://h/my%20film%2B+.mp4,        rtsp://h/my%20film%2B+.mp4, my film++.mp4, -1",
    "rtsp://h/cam?key=1/trackID=0,      rtsp://h/cam?key=1,  cam,      0",
    "rtsp://[::1]:554/cam,              rtsp://[::1]:554/cam, cam,     -1",
    "/cam,                              /cam,                cam,      -1",
    "rtsp://h,                          rtsp://h,            '',       -1"
  })
  void aUriNamesAPathAndPerhapsATrack(String uri, String base, String path, int track)
      throws RtspException {
    assertThat(RtspUrl.of(uri)).isEqualTo(new RtspUrl(base, path, track));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "cam",
        "http://h/cam",
        "rtsp:///cam",
        "rtsp://h/%zz",
        "rtsp://h/%0a",
        "rtsp://h/%1"
      })
  void whatNamesNothingIsRefused(String uri) {
    assertThatThrownBy(() -> RtspUrl.of(uri)).isInstanceOf(RtspException.class);
  }

  @Test
  void aPathComesBackFromItsUrl() throws RtspException {
    for (String path : new String[] {"a b", "50% of #1?", "ü/ñ", "a+b", "x/y.mp4"}) {
      assertThat(RtspUrl.of("rtsp://h/" + RtspUrl.encoded(path)).path()).isEqualTo(path);
    }
  }
}
