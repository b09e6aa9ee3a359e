package org.smalti.tools.video.faces.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.LocalPath;
import org.smalti.media.PixelFormat;
import org.smalti.media.VideoSpec;
import org.smalti.tools.video.faces.detect.FacePictures.Picture;

class DetectorKindTest {
  @TempDir
  private Path folder;

  @Test
  void openCvFindsTheSameFacesByTheSameNetworkWithinAPixel() {
    List<Picture> pictures = new ArrayList<>(FacePictures.of(FacePictures.ONE_FACE, 20));
    // Sizes that are no multiples of 32 get margins.
    pictures.addAll(
        FacePictures.of(FacePictures.ONE_FACE, 20, new VideoSpec(333, 250, PixelFormat.RGB24)));
    try (FaceDetector ours = DetectorOptions.DEFAULT.open();
        FaceDetector other = OpenCvYunet.open(DetectorOptions.DEFAULT)) {
      assertThat(ours.name()).matches("yunet 25a606a1 \\((ONNX Runtime|OpenCV) [\\d.]+\\)");
      assertThat(other.name()).startsWith("yunet 25a606a1 (OpenCV 4.");
      for (Picture picture : pictures) {
        List<Detection> found = picture.faces(ours);
        List<Detection> expected = picture.faces(other);
        assertThat(found).isNotEmpty().hasSameSizeAs(expected);
        for (int i = 0; i < found.size(); i++) {
          assertThat(found.get(i).xmin()).isCloseTo(expected.get(i).xmin(), within(1f));
          assertThat(found.get(i).ymin()).isCloseTo(expected.get(i).ymin(), within(1f));
          assertThat(found.get(i).xmax()).isCloseTo(expected.get(i).xmax(), within(1f));
          assertThat(found.get(i).ymax()).isCloseTo(expected.get(i).ymax(), within(1f));
          assertThat(found.get(i).score()).isCloseTo(expected.get(i).score(), within(0.01f));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theSamePictureGivesTheSameFaces(DetectorKind kind) {
    Picture picture = FacePictures.of(FacePictures.ONE_FACE, 1_000).get(0);
    List<Detection> first;
    try (FaceDetector detector = options(kind, 0.3).open()) {
      first = picture.faces(detector);
      assertThat(picture.faces(detector)).isEqualTo(first);
    }
    try (FaceDetector detector = sent(options(kind, 0.3)).open()) {
      assertThat(picture.faces(detector)).isEqualTo(first);
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsFoundWhereNothingIs(DetectorKind kind) {
    try (FaceDetector detector = options(kind, 0.6).open()) {
      assertThat(FacePictures.black(640, 480).faces(detector)).isEmpty();
      assertThat(FacePictures.noise(160, 90, 1).faces(detector)).isEmpty();
      assertThat(FacePictures.noise(1, 1, 1).faces(detector)).isEmpty();
      assertThat(FacePictures.noise(3_000, 2, 1).faces(detector)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFileThatIsNoModelIsNamed(DetectorKind kind) throws IOException {
    Path file = Files.writeString(folder.resolve("model.txt"), "nothing");
    DetectorOptions other = new DetectorOptions(kind, 640, 0.6, 0, LocalPath.of(file));
    assertThatThrownBy(() -> {
          try (FaceDetector detector = other.open()) {
            FacePictures.black(64, 64).faces(detector);
          }
        })
        .isInstanceOf(SmaltiException.class)
        .hasMessageContaining("model.txt");
  }

  @Test
  void facesAreToldInPixelsOfTheFilmAndSmallOnesLeftOut() {
    DetectorPicture picture =
        new DetectorOptions(DetectorKind.YUNET, 640, 0.6, 60, null).pictureOf(1920, 1080);
    assertThat(picture.width()).isEqualTo(640);
    assertThat(picture.height()).isEqualTo(360);
    Detection large = new Detection(10, 20, 40, 60, 0.9f);
    Detection small = new Detection(10, 20, 29, 60, 0.9f);
    assertThat(picture.inFilm(List.of(large, small)))
        .containsExactly(new Detection(30, 60, 120, 180, 0.9f));
    assertThat(DetectorOptions.DEFAULT.pictureOf(320, 240).width())
        .as("never enlarged")
        .isEqualTo(320);
  }

  @Test
  void optionsThatCannotBeRightAreRefused() {
    for (int size : new int[] {0, 31, 5_000}) {
      assertThatThrownBy(() -> new DetectorOptions(DetectorKind.YUNET, size, 0.6, 0, null))
          .isInstanceOf(SmaltiException.class)
          .hasMessageContaining("32 to 4096");
    }
    for (double score : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThatThrownBy(() -> options(DetectorKind.YUNET, score))
          .isInstanceOf(SmaltiException.class)
          .hasMessageContaining("0 to 1");
    }
  }

  private static DetectorOptions options(DetectorKind kind, double score) {
    return new DetectorOptions(kind, 640, score, 0, null);
  }

  private static DetectorOptions sent(DetectorOptions options) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      new ObjectOutputStream(bytes).writeObject(options);
      return (DetectorOptions)
          new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
    } catch (IOException | ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
