package org.smalti.tools.video.faces.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.LocalPath;
import org.smalti.tools.video.faces.detect.FacePictures.Picture;
import org.smalti.tools.video.models.DetectorModel;

class YunetTest {
  @TempDir
  private Path folder;

  @Test
  void theOneFaceIsFoundInEachPictureOfAFilm() {
    try (FaceDetector detector = DetectorOptions.DEFAULT.open()) {
      for (Picture picture : FacePictures.of(FacePictures.ONE_FACE, 10)) {
        List<Detection> faces = picture.faces(detector);
        assertThat(faces).hasSize(1);
        Detection face = faces.get(0);
        assertThat(face.score()).isBetween(0.8f, 1f);
        assertThat(face.width()).isBetween(25f, 60f);
        assertThat(face.height()).isBetween(40f, 80f);
      }
    }
  }

  @Test
  void theSameIsFoundEachTimeAndByEachDetector() {
    List<Picture> pictures = FacePictures.of(FacePictures.ONE_FACE, 40);
    List<List<Detection>> found = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      try (FaceDetector detector = DetectorOptions.DEFAULT.open()) {
        for (int j = 0; j < 2; j++) {
          found.add(pictures.stream().flatMap(p -> p.faces(detector).stream()).toList());
          assertThat(FacePictures.black(64, 48).faces(detector)).isEmpty();
        }
      }
    }
    assertThat(found.get(0)).isNotEmpty();
    assertThat(found).containsOnly(found.get(0));
  }

  @Test
  void noFaceIsSeenInBlackAndNoise() {
    try (FaceDetector detector = DetectorOptions.DEFAULT.open()) {
      assertThat(FacePictures.black(320, 240).faces(detector)).isEmpty();
      for (int seed = 0; seed < 5; seed++) {
        assertThat(FacePictures.noise(333, 211, seed).faces(detector)).isEmpty();
      }
    }
  }

  @Test
  void picturesOfAnySizeAreLookedAt() {
    try (FaceDetector detector = DetectorOptions.DEFAULT.open()) {
      for (int side : new int[] {1, 2, 31, 32, 33}) {
        assertThat(FacePictures.noise(side, 1, 1).faces(detector)).isEmpty();
        assertThat(FacePictures.noise(1, side, 1).faces(detector)).isEmpty();
        assertThat(FacePictures.noise(side, side, 1).faces(detector)).isEmpty();
      }
      assertThat(FacePictures.noise(20_000, 1, 1).faces(detector)).isEmpty();
    }
  }

  @Test
  void aHugePictureIsReducedAndItsFacesAreInItsOwnPixels() {
    Picture picture = FacePictures.of(FacePictures.ONE_FACE, 1_000).get(0);
    try (FaceDetector detector = DetectorOptions.DEFAULT.open()) {
      Detection face = picture.faces(detector).get(0);
      Detection large = picture.enlarged(10).faces(detector).get(0);
      assertThat(large).isEqualTo(face.scaled(10, 10));
    }
  }

  @Test
  void aFaceWithoutColourIsAFace() {
    Picture picture = FacePictures.of(FacePictures.ONE_FACE, 1_000).get(0);
    try (FaceDetector detector = DetectorOptions.DEFAULT.open()) {
      Detection face = picture.faces(detector).get(0);
      assertThat(picture.gray().faces(detector).get(0).overlap(face)).isGreaterThan(0.8f);
    }
  }

  @Test
  void aFileThatIsNoNetworkIsNamed() throws IOException {
    byte[] network = DetectorModel.YUNET.bytes();
    byte[] twice = Arrays.copyOf(network, 2 * network.length);
    System.arraycopy(network, 0, twice, network.length, network.length);
    byte[] broken = network.clone();
    Arrays.fill(broken, 1_000, 20_000, (byte) 0xFF);
    for (byte[] bytes :
        List.of(new byte[0], "no network".getBytes(StandardCharsets.UTF_8), twice, broken)) {
      Path file = Files.write(folder.resolve("other.onnx"), bytes);
      DetectorOptions options =
          new DetectorOptions(DetectorKind.YUNET, 640, 0.6, 0, LocalPath.of(file));
      assertThatThrownBy(() -> {
            try (FaceDetector detector = options.open()) {
              FacePictures.black(64, 64).faces(detector);
            }
          })
          .isInstanceOf(SmaltiException.class)
          .hasMessageContaining("other.onnx");
    }
  }
}
