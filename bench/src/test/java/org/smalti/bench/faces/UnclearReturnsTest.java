package org.smalti.bench.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.smalti.tools.video.faces.detect.Detection;

/** Who comes back after being hardly seen may be the same person or somebody new. */
class UnclearReturnsTest {
  private static final Map<String, String> UNCLEAR = Map.of("Ann 2", "Ann 1");

  private static LabelledFace face(String identity) {
    return new LabelledFace(identity, new Detection(0, 0, 100, 100, 1));
  }

  private static JudgedPicture picture(String truth, String... tracks) {
    return new JudgedPicture(
        List.of(face(truth)),
        List.of(tracks).stream().map(UnclearReturnsTest::face).toList());
  }

  private static double idf1(Map<String, String> unclear, JudgedPicture... pictures) {
    List<JudgedPicture> settled = UnclearReturns.settle(List.of(pictures), unclear);
    assertThat(ClearMot.of(settled).switches()).isZero();
    return new IdentityCounts(settled).idf1();
  }

  @Test
  void theSameTrackAndANewOneAreBothRight() {
    JudgedPicture first = picture("Ann 1", "a");
    JudgedPicture missed = picture("Ann 2");
    assertThat(idf1(UNCLEAR, first, picture("Ann 2", "a"))).isEqualTo(1);
    assertThat(idf1(UNCLEAR, first, picture("Ann 2", "b"))).isEqualTo(1);
    assertThat(idf1(UNCLEAR, first, missed, picture("Ann 2", "a"))).isEqualTo(0.8);
    assertThat(idf1(Map.of(), first, picture("Ann 2", "a"))).isEqualTo(0.5);
  }

  /** What is seen of a face that leaves to the right: nothing for some time, or a part. */
  private static VisibleFaces leaving(double x, double without) {
    ScriptedFace face = ScriptedFace.of("Ann", FaceLook.SIGNING_BOOK);
    face.at(0, 300, 100, 60).at(0.9, 300, 100, 60).at(1, x, 100, 60);
    face.at(1 + without, x, 100, 60).at(1.1 + without, 300, 100, 60).at(9, 300, 100, 60);
    FaceFilm film = new FaceFilm("test", 9, List.of(face), 0, 0, List.of(), List.of());
    VisibleFaces visible = new VisibleFaces(film, 1.5);
    for (int i = 0; i < 200; i++) {
      visible.at(i / 25.0);
    }
    return visible;
  }

  @Test
  void aReturnIsUnclearWhereAPartWasSeenTooSmallToBeAskedFor() {
    assertThat(leaving(644, 3).unclear()).isEqualTo(UNCLEAR);
    assertThat(leaving(644, 1).unclear()).isEmpty();
    assertThat(leaving(900, 3).unclear()).isEmpty();
  }
}
