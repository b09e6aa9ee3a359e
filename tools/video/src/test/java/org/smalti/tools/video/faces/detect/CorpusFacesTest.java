package org.smalti.tools.video.faces.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.smalti.core.files.TestFiles;
import org.smalti.core.table.Row;
import org.smalti.tools.video.faces.detect.FacePictures.Picture;

/** Films of the corpus that show one person each. Skipped where the corpus is absent. */
class CorpusFacesTest {
  @Test
  void thePersonIsFoundInEachPicture() {
    List<Path> films = TestFiles.manifest().rows().stream()
        .filter(row -> row.text("kind").startsWith("face clip"))
        .map(CorpusFacesTest::file)
        .toList();
    assertThat(films).isNotEmpty();
    try (FaceDetector detector = DetectorOptions.DEFAULT.open()) {
      for (Path film : films) {
        for (Picture picture : FacePictures.of(film, 7)) {
          assertThat(picture.faces(detector)).as(film.toString()).hasSize(1);
        }
      }
    }
  }

  @Test
  void cascadesFindFacesFromTheFront() {
    Path film = TestFiles.corpus().resolve("video/faces/asl_book.mkv");
    List<Picture> pictures = FacePictures.of(film, 12);
    try (FaceDetector yunet = DetectorOptions.DEFAULT.open();
        FaceDetector haar = options(DetectorKind.HAAR).open();
        FaceDetector lbp = options(DetectorKind.LBP).open()) {
      int byLbp = 0;
      for (Picture picture : pictures) {
        Detection face = picture.faces(yunet).get(0);
        assertThat(picture.faces(haar)).anyMatch(found -> found.overlap(face) > 0.4);
        byLbp += picture.faces(lbp).stream().anyMatch(found -> found.overlap(face) > 0.4) ? 1 : 0;
      }
      assertThat(byLbp).isPositive();
    }
  }

  private static DetectorOptions options(DetectorKind kind) {
    return new DetectorOptions(kind, 640, 0.4, 0, null);
  }

  private static Path file(Row row) {
    return TestFiles.corpus().resolve(row.text("file"));
  }
}
