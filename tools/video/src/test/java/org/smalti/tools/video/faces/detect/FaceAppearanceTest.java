package org.smalti.tools.video.faces.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.smalti.tools.video.faces.detect.FacePictures.Picture;

class FaceAppearanceTest {
  private static double likeness(FaceAppearance one, FaceAppearance other) {
    float[] first = one.contrast();
    float[] second = other.contrast();
    double product = 0;
    for (int i = 0; i < first.length; i++) {
      product += first[i] * second[i];
    }
    return product;
  }

  private static FaceAppearance of(Picture picture, Detection face) {
    return FaceAppearance.of(picture.rgb(), picture.width(), picture.height(), face);
  }

  @Test
  void oneFaceLooksTheSameInAllPicturesOfAFilmAndNotLikeItsSurroundings() {
    List<Picture> pictures = FacePictures.of(FacePictures.ONE_FACE, 20);
    try (FaceDetector detector = DetectorOptions.DEFAULT.open()) {
      Picture first = pictures.get(0);
      Detection face = first.faces(detector).get(0);
      for (Picture picture : pictures) {
        FaceAppearance again = of(picture, picture.faces(detector).get(0));
        assertThat(likeness(of(first, face), again)).isGreaterThan(0.5);
        FaceAppearance beside = of(picture, face.moved(1.5 * face.width(), 0));
        assertThat(likeness(of(first, face), beside)).isLessThan(0.5);
      }
    }
  }

  @Test
  void neitherBrightnessNorContrastCounts() {
    Picture picture = FacePictures.noise(64, 64, 1);
    byte[] pale = picture.rgb().clone();
    for (int i = 0; i < pale.length; i++) {
      pale[i] = (byte) (100 + (pale[i] & 0xFF) / 2);
    }
    Detection face = new Detection(5, 5, 45, 55, 1);
    assertThat(likeness(of(picture, face), FaceAppearance.of(pale, 64, 64, face)))
        .isCloseTo(1, within(0.01));
  }

  @Test
  void aFacePartlyOutsideAndOneOfASingleColourAreBorne() {
    Picture picture = FacePictures.noise(40, 30, 1);
    Detection outside = new Detection(-30, -1e9f, 20, 1e9f, 1);
    assertThat(likeness(of(picture, outside), of(picture, outside))).isCloseTo(1, within(1e-3));
    FaceAppearance black = of(FacePictures.black(40, 30), new Detection(1, 1, 20, 20, 1));
    assertThat(black.contrast()).containsOnly(0f);
  }
}
