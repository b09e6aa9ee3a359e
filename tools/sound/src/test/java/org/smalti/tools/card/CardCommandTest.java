package org.smalti.tools.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.cli.CommandTester;
import org.smalti.media.AudioSpec;
import org.smalti.media.MediaWriter;

class CardCommandTest {
  private static final int RATE = 22_050;
  private final CommandTester card = CommandTester.of(CardCommand.class);

  @TempDir
  Path folder = Path.of("");

  /** A tone of 1000 Hz that decays, every second. */
  private Path tones(int seconds) {
    Path file = folder.resolve("tones " + seconds + ".wav");
    float[] sound = new float[RATE];
    for (int i = 0; i < RATE * 7 / 10; i++) {
      double fading = Math.exp(-5.0 * i / RATE) * Math.min(1, (RATE * 0.7 - i) / (RATE * 0.3));
      sound[i] = (float) (0.5 * fading * Math.sin(2 * Math.PI * 1000 * i / RATE));
    }
    var spec = Optional.of(new AudioSpec(RATE, 1));
    try (MediaWriter writer = MediaWriter.create(file, "wav", spec, Optional.empty())) {
      writer.writeAudio(new float[RATE / 2], 0, RATE / 2);
      for (int i = 0; i < seconds - 1; i++) {
        writer.writeAudio(sound, 0, RATE);
      }
      writer.writeAudio(new float[RATE / 2], 0, RATE / 2);
      writer.finish();
    }
    return file;
  }

  private static BufferedImage picture(Path file) throws IOException {
    return ImageIO.read(file.toFile());
  }

  /** Whether something bright and green, a clear pitch, is drawn near a place of the spectrogram. */
  private static boolean isGreen(BufferedImage image, double x, double y) {
    for (int dy = -2; dy <= 2; dy++) {
      int colour = image.getRGB((int) Math.round(x), (int) Math.round(y) + dy);
      int red = colour >> 16 & 255;
      int green = colour >> 8 & 255;
      if (green > 170 && red < 110) {
        return true;
      }
    }
    return false;
  }

  private static double x(Rectangle area, double seconds, double from, double to) {
    return area.x + area.width * (seconds - from) / (to - from);
  }

  private static double y(Rectangle area, double hz) {
    double high = RATE / 2.0;
    return area.getMaxY() - area.height * Math.log(hz / 27.5) / Math.log(high / 27.5);
  }

  @Test
  void pitchIsDrawnWhereAndAsLongAsItSounds() throws IOException {
    Path out = folder.resolve("card.png");
    var done = card.run(tones(6), "--out", out);
    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(done.err()).contains("all 6 s").contains("5 samples, 5 with pitch");
    BufferedImage image = picture(out);
    assertThat(image.getWidth()).isEqualTo(1600);
    Rectangle area = CardLayout.of(1600, 1000).spectrum();
    for (int i = 0; i < 5; i++) {
      assertThat(isGreen(image, x(area, i + 0.75, 0, 6), y(area, 1000))).isTrue();
      assertThat(isGreen(image, x(area, i + 0.75, 0, 6), y(area, 2000))).isFalse();
      assertThat(isGreen(image, x(area, i + 0.3, 0, 6), y(area, 1000))).isFalse();
    }
  }

  @Test
  void aStretchIsHeardAsInTheWhole() throws IOException {
    Path out = folder.resolve("card.png");
    var done = card.run(
        tones(30), "--out", out, "--from", 20.3, "--to", 22.4, "--width", 800, "--height", 500);
    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(done.err()).contains("20.3 to 22.4 s of 0:30").contains("2 samples");
    Rectangle area = CardLayout.of(800, 500).spectrum();
    assertThat(isGreen(picture(out), x(area, 21.7, 20.3, 22.4), y(area, 1000))).isTrue();
  }

  @Test
  void ofALongFileTheFirstTwoMinutesAreDrawnAndThatIsSaid() {
    var done = card.run(tones(200), "--out", folder.resolve("card.png"));
    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(done.err()).contains("0:00 to 2:00 of 3:20").contains("120 samples");
  }

  @Test
  void samplesOfATableAreDrawnInsteadOfNewOnes() throws IOException {
    Path table = Files.writeString(
        folder.resolve("samples.csv"),
        "filename,start,dur,hz,clarity\ntones 6.wav,100,300,500,1\nother.wav,900,90,1,1\n");
    Path out = folder.resolve("card.png");
    Path file = tones(6);
    var done = card.run(file, "--out", out, "--samples", table, "--dir", folder);
    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(done.err()).contains("1 sample, 1 with pitch");
    Rectangle area = CardLayout.of(1600, 1000).spectrum();
    assertThat(isGreen(picture(out), x(area, 0.3, 0, 6), y(area, 500))).isTrue();
    assertThat(isGreen(picture(out), x(area, 0.75, 0, 6), y(area, 1000))).isFalse();
    assertThat(card.run(file, "--out", out, "--samples", table).err()).contains("--dir");
  }

  @Test
  void manySamplesDoNotHideWhatTheyStandBefore() throws IOException {
    StringBuilder rows = new StringBuilder("filename,start,dur\n");
    for (int i = 0; i < 30_000; i++) {
      rows.append("tones 30.wav,").append(i).append(",0.5\n");
    }
    Path table = Files.writeString(folder.resolve("many.csv"), rows);
    Path out = folder.resolve("many.png");
    var done = card.run(tones(30), "--samples", table, "--dir", folder, "--out", out);
    assertThat(done.exit()).as(done.err()).isZero();
    BufferedImage drawn = picture(out);
    Rectangle area = CardLayout.of(1600, 1000).spectrum();
    int low = drawn.getRGB((int) x(area, 10.4, 0, 30), (int) y(area, 100));
    assertThat(low >> 8 & 255).as("green of silence, %06x", low & 0xffffff).isLessThan(60);
  }

  @Test
  void aNameOfTwoLinesIsSaidInOne() throws IOException {
    Path file = folder.resolve("two\nlines.wav");
    Files.copy(tones(3), file);
    var done = card.run(file, "--out", folder.resolve("two.png"));
    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(done.err()).contains("two\\nlines.wav, 2 samples").doesNotContain("two\n");
  }

  @Test
  void silenceAndVeryShortSoundsHaveCardsToo() throws IOException {
    Path silence = folder.resolve("silence.wav");
    var spec = Optional.of(new AudioSpec(8000, 1));
    for (int frames : new int[] {8000, 160}) {
      try (MediaWriter writer = MediaWriter.create(silence, "wav", spec, Optional.empty())) {
        writer.writeAudio(new float[frames], 0, frames);
        writer.finish();
      }
      var done = card.run(silence, "--out", folder.resolve("silence.svg"));
      assertThat(done.exit()).as(done.err()).isZero();
      assertThat(done.err()).contains("0 samples");
    }
    assertThat(Files.readString(folder.resolve("silence.svg"))).startsWith("<?xml");
  }

  @Test
  void silenceIsDark() throws IOException {
    Path silence = sound(new float[8000]);
    Path out = folder.resolve("silence.png");
    assertThat(card.run(silence, "--out", out).exit()).isZero();
    Rectangle area = CardLayout.of(1600, 1000).spectrum();
    assertThat(picture(out).getRGB(area.x + 300, area.y + 300) & 0xffffff)
        .isEqualTo(ColourScales.level(0));
  }

  @Test
  void theWaveformOfAFewFramesIsOneLine() throws IOException {
    float[] wave = new float[160];
    for (int i = 0; i < wave.length; i++) {
      wave[i] = (float) (0.5 * Math.sin(2 * Math.PI * 440 * i / 8000));
    }
    Path out = folder.resolve("short.png");
    assertThat(card.run(sound(wave), "--out", out).exit()).isZero();
    BufferedImage image = picture(out);
    Rectangle area = CardLayout.of(1600, 1000).wave();
    int ground = ColourScales.GROUND.getRGB();
    for (int y = area.y + area.height / 4; y < area.y + area.height * 3 / 4; y++) {
      int row = y;
      long lit = IntStream.range(area.x, area.x + area.width)
          .filter(x -> image.getRGB(x, row) != ground)
          .count();
      assertThat(lit).as("row " + y).isGreaterThanOrEqualTo(16);
    }
  }

  @Test
  void aFileOrAStretchWithoutSoundIsAnError() throws IOException {
    Path out = folder.resolve("none.png");
    byte[] wav = Files.readAllBytes(sound(new float[8000]));
    Path empty = folder.resolve("empty.wav");
    Files.write(empty, Arrays.copyOf(wav, wav.length - 16_000));
    var done = card.run(empty, "--out", out);
    assertThat(done.exit()).isEqualTo(3);
    assertThat(done.err()).contains("empty.wav: no sound between 0 and ");
    assertThat(out).doesNotExist();
  }

  private Path sound(float[] frames) {
    Path file = folder.resolve("sound.wav");
    var spec = Optional.of(new AudioSpec(8000, 1));
    try (MediaWriter writer = MediaWriter.create(file, "wav", spec, Optional.empty())) {
      writer.writeAudio(frames, 0, frames.length);
      writer.finish();
    }
    return file;
  }

  @Test
  void wrongWordsAreExplained() {
    Path file = tones(2);
    Path out = folder.resolve("c.png");
    assertThat(card.run(file, "--out", out, "--from", 5).err()).contains("the file ends at 2");
    assertThat(card.run(file, "--out", out, "--from", 1, "--to", 0.5).exit()).isEqualTo(2);
    assertThat(card.run(file, "--out", folder.resolve("c.jpg")).exit()).isEqualTo(2);
    assertThat(card.run(folder.resolve("gone.wav"), "--out", out).exit()).isEqualTo(3);
  }
}
