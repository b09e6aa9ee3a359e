package org.smalti.compositions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.smalti.compositions.plan.PictureOrigin;
import org.smalti.core.table.Columns;
import org.smalti.core.table.Table;

final class ClipsTest {
  private static final List<String> PLACES = List.of("filename", "start", "dur", "gridX", "gridY");
  private static final List<String> PICTURES =
      List.of("filename", "start", "dur", "gridX", "gridY", "vstart", "vdur");

  @Test
  void aClipWithoutAPictureShowsItsOwnSound() {
    Clip clip = only(PICTURES, "a.mp4", "5000", "300", "0", "0", "-1", "-1");
    assertThat(clip.picture().origin()).isEqualTo(PictureOrigin.SOUND);
    assertThat(clip.picture().start()).isEqualTo(5000);
    assertThat(clip.picture().dur()).isEqualTo(300);
  }

  @Test
  void aClipWithAPictureShowsIt() {
    Clip clip = only(PICTURES, "a.mp4", "5000", "300", "0", "0", "0", "4000");
    assertThat(clip.picture().origin()).isEqualTo(PictureOrigin.FILM);
    assertThat(clip.picture().start()).isZero();
    assertThat(clip.picture().dur()).isEqualTo(4000);
  }

  @Test
  void aTableThatVsamplesHasNotSeenShowsTheFilmAtTheSound() {
    Clip clip = only(PLACES, "a.mp4", "5000", "300", "0", "0");
    assertThat(clip.picture().origin()).isEqualTo(PictureOrigin.FILM);
    assertThat(clip.picture().start()).isEqualTo(5000);
    assertThat(clip.picture().dur()).isBetween(1200.0, 1700.0);
  }

  private static Clip only(List<String> columns, String... cells) {
    Table table = Table.ofCells(new Columns("t.csv", columns), List.<String[]>of(cells));
    return Clips.of(table, Optional.empty(), 1).list().get(0);
  }
}
