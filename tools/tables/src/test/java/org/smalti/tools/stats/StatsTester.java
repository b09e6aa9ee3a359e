package org.smalti.tools.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;

/** A table of samples and one of items, and how pictures are looked at. */
abstract class StatsTester {
  private static final String[] NOTES = {"C", "C#", "D", "F", "A#", "-"};

  @TempDir
  Path folder = Path.of("");

  Path samples = Path.of("");
  Path items = Path.of("");

  @BeforeEach
  void tables() throws IOException {
    samples = folder.resolve("sämples – 1.csv");
    StringBuilder rows = new StringBuilder("filename,start,dur,power,hz,note,octave\n");
    Random random = new Random(1);
    for (int i = 0; i < 600; i++) {
      String note = NOTES[random.nextInt(NOTES.length)];
      boolean pitch = !note.equals("-");
      rows.append("film.mp4,")
          .append(i * 250)
          .append(",250,")
          .append(Math.exp(random.nextGaussian()))
          .append(',')
          .append(pitch ? 100 + random.nextInt(900) : -1)
          .append(',')
          .append(note)
          .append(',')
          .append(pitch ? 4 : -1)
          .append('\n');
    }
    Files.writeString(samples, rows);
    items = folder.resolve("items.csv");
    Files.writeString(items, """
        filename,title,duration,samples,medianPower
        a.mp4,First,3600.5,10,0.5
        b.mp4,Second,61.25,30,1.5
        c.mp4,Third,-1,-1,-1
        d.mp4,Fourth,2,,-1
        """);
  }

  static Outcome stats(Object... words) {
    return CommandTester.of(StatsCommand.class).run(words);
  }

  static void assertFails(int exit, String message, Object... words) {
    Outcome outcome = stats(words);
    assertThat(outcome.err()).contains(message);
    assertThat(outcome.err().lines()).hasSizeLessThanOrEqualTo(2);
    assertThat(outcome.exit()).isEqualTo(exit);
  }

  /** How many pixels have a colour. */
  static int pixels(BufferedImage image, int colour) {
    int count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += (image.getRGB(x, y) & 0xffffff) == colour ? 1 : 0;
      }
    }
    return count;
  }

  /** How many pixels are not white. */
  static int inked(BufferedImage image) {
    return image.getWidth() * image.getHeight() - pixels(image, 0xffffff);
  }
}
