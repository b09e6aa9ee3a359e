package org.smalti.tools.video.stills;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.ExitCode;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.media.TestMedia;

class SheetCommandTest {
  @TempDir
  Path folder = Path.of("");

  private Outcome sheet(Object... words) {
    return CommandTester.of(SheetCommand.class).run(words);
  }

  @Test
  void aSheetOfADamagedFilmSaysSo() throws IOException {
    Path half = TestMedia.damaged(folder.resolve("half.mp4"));
    Path out = folder.resolve("half.png");
    for (int run = 1; run <= 2; run++) {
      Outcome outcome = sheet(half, "--out", out);
      assertThat(outcome.exit()).as("run %d: %s", run, outcome.err()).isEqualTo(ExitCode.PARTIAL);
    }
    assertThat(out).isRegularFile();
  }

  private static BufferedImage read(Path file) throws IOException {
    return ImageIO.read(file.toFile());
  }

  /** The number that the picture in a cell shows. */
  private static int number(BufferedImage sheet, SheetLayout layout, int index) {
    Rectangle cell = layout.cell(index, layout.width() / 4);
    return NumberedFilm.number(sheet.getSubimage(cell.x, cell.y, cell.width, cell.height));
  }

  /** Whether something is drawn in a part of a sheet: not all is of one colour. */
  private static boolean isDrawn(BufferedImage sheet, int x, int y, int width, int height) {
    int first = sheet.getRGB(x, y);
    for (int row = y; row < y + height; row++) {
      for (int column = x; column < x + width; column++) {
        if (sheet.getRGB(column, row) != first) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void picturesAreSpreadOverTheFilmWithTheirTimesBelowAndAHeading() throws IOException {
    Path film = NumberedFilm.steady(folder.resolve("film.mp4"), 120);
    Path out = folder.resolve("sheet.png");
    Outcome outcome = sheet(film, "--out", out, "--columns", 3, "--rows", 2, "--width", 128);
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    SheetLayout layout = new SheetLayout(3, 2, 128);
    BufferedImage drawn = read(out);
    assertThat(drawn.getWidth()).isEqualTo(layout.sheetWidth(6));
    assertThat(drawn.getHeight()).isEqualTo(layout.sheetHeight(6, 32));
    for (int i = 0; i < 6; i++) {
      assertThat(number(drawn, layout, i)).isEqualTo(10 + 20 * i);
      Rectangle cell = layout.cell(i, 32);
      assertThat(isDrawn(drawn, cell.x, cell.y + cell.height + 1, cell.width, 12))
          .as("a time below picture %d", i)
          .isTrue();
    }
    int margin = layout.margin();
    assertThat(isDrawn(drawn, margin, 2, 100, layout.px(26))).as("the name").isTrue();
    assertThat(isDrawn(drawn, margin, layout.px(38), 100, layout.px(14)))
        .as("details")
        .isTrue();
  }

  @Test
  void scenesOfATableAreShownByTheirMiddles() throws IOException {
    Path film = NumberedFilm.steady(folder.resolve("film.mp4"), 120);
    Path cuts = Files.writeString(
        folder.resolve("cuts.csv"),
        "filename,start,dur\nfilm.mp4,0,400\nfilm.mp4,400,1600\nfilm.mp4,2000,2800\n");
    Path out = folder.resolve("scenes.png");
    Outcome outcome =
        sheet(film, "--dir", folder, "--cuts", cuts, "--out", out, "--columns", 2, "--width", 128);
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    SheetLayout layout = new SheetLayout(2, 2, 128);
    BufferedImage drawn = read(out);
    assertThat(drawn.getHeight()).isEqualTo(layout.sheetHeight(3, 32));
    assertThat(number(drawn, layout, 0)).isEqualTo(5);
    assertThat(number(drawn, layout, 1)).isEqualTo(30);
    assertThat(number(drawn, layout, 2)).isEqualTo(85);

    Path other = NumberedFilm.steady(folder.resolve("other.mp4"), 10);
    Outcome missing = sheet(other, "--dir", folder, "--cuts", cuts, "--out", out);
    assertThat(missing.exit()).isEqualTo(ExitCode.INPUT);
    assertThat(missing.err()).contains("no scene of other.mp4");
  }

  @Test
  void severalFilmsHaveSheetsOfTheirOwnAndABadOneIsARow() throws IOException {
    NumberedFilm.steady(folder.resolve("a.mp4"), 30);
    NumberedFilm.steady(folder.resolve("b.mp4"), 3);
    Files.writeString(folder.resolve("text.mp4"), "This is no film.\n".repeat(100));
    Path pattern = folder.resolve("sheets/%s.jpg");
    Object[] words = {folder, "--dir", folder, "--out", pattern, "--width", 64};
    Outcome outcome = sheet(words);
    assertThat(outcome.exit()).as(outcome.err()).isEqualTo(ExitCode.PARTIAL);
    assertThat(folder.resolve("sheets/failures.csv")).content().contains("text.mp4");
    BufferedImage drawn = read(folder.resolve("sheets/b.mp4.jpg"));
    assertThat(drawn.getWidth()).isEqualTo(new SheetLayout(5, 4, 64).sheetWidth(20));
    byte[] bytes = Files.readAllBytes(folder.resolve("sheets/a.mp4.jpg"));
    Files.delete(folder.resolve("sheets/a.mp4.jpg"));
    sheet(words);
    assertThat(folder.resolve("sheets/a.mp4.jpg")).hasBinaryContent(bytes);
    assertThat(sheet(folder.resolve("a.mp4"), "--dir", folder, "--out", pattern, "--width", 64)
            .err())
        .contains("there already; --force draws again");
  }

  @Test
  void whatCannotBeIsSaid() {
    Path film = NumberedFilm.steady(folder.resolve("film.mp4"), 3);
    Path other = NumberedFilm.steady(folder.resolve("other.mp4"), 3);
    Path out = folder.resolve("sheet.png");
    for (Object[] words : new Object[][] {
      {film, other, "--out", out},
      {film, "--out", folder.resolve("sheet.bmp")},
      {film, "--out", out, "--columns", 0},
      {film, "--out", out, "--width", 1},
      {film, "--out", out, "--rows", 20_000},
      {film, "--out", out, "--quality", 0}
    }) {
      Outcome outcome = sheet(words);
      assertThat(outcome.exit()).as(outcome.err()).isEqualTo(ExitCode.USAGE);
      assertThat(out).doesNotExist();
    }
  }

  @Test
  void aDryRunDrawsNothing() {
    Path film = NumberedFilm.steady(folder.resolve("film.mp4"), 3);
    Path out = folder.resolve("sheet.png");
    Outcome outcome = sheet(film, "--out", out, "--dry-run");
    assertThat(outcome.out()).contains("would draw sheets of 1 file into " + out);
    assertThat(out).doesNotExist();
  }
}
