package org.smalti.tools.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.core.ExitCode;
import org.smalti.core.cli.CommandTester.Outcome;

/** Who does what a message advises is not refused a second time. */
class AdviceTest extends BatchTester {
  private static final Pattern ADVICE = Pattern.compile(
      "(--recursive|--accept [a-z,-]+|--keep-names|--force|--replace --backup DIR|--backup|--out DIR)");

  /** Follows the advice of a refusal; the words before it stay, but for what is advised instead. */
  private Outcome followed(Outcome refused, Object... words) throws IOException {
    assertThat(refused.exit()).as(refused.out()).isIn(ExitCode.INPUT, ExitCode.PARTIAL);
    Matcher advice = ADVICE.matcher(refused.err());
    assertThat(advice.find()).as(refused.err()).isTrue();
    List<Object> all = new ArrayList<>(Arrays.asList(words));
    Path fresh = Files.createTempDirectory(folder, "fresh");
    for (String word : advice.group().split(" ")) {
      int at = all.indexOf(word);
      if (at >= 0) {
        all.subList(at, at + 2).clear();
      }
      all.add(word.equals("DIR") ? fresh : word);
    }
    if (advice.group().equals("--backup")) {
      all.add(fresh);
    }
    if (advice.group().startsWith("--replace") && all.contains("--out")) {
      int at = all.indexOf("--out");
      all.subList(at, at + 2).clear();
    }
    Outcome outcome = remux(all.toArray());
    assertThat(outcome.exit())
        .as(refused.err() + all + outcome.err() + outcome.out())
        .isZero();
    return outcome;
  }

  private void follow(Object... words) throws IOException {
    followed(remux(words), words);
  }

  @ParameterizedTest
  @CsvSource({"a.ts, copy, mpeg4", "a.mpg, mpeg4, mpeg4", "a.mkv, copy, mpeg4", "a.avi, mpeg4, copy"
  })
  void filmsThatWereCutOff(String name, String early, String late) throws IOException {
    Path film = made(
        "-f lavfi -i testsrc2=s=96x64:r=25:d=3 -f lavfi -i sine=d=3 -g 12 -c:a mp2 -ar 44100",
        name);
    byte[] whole = bytes(film);
    for (double part : new double[] {0.3, 0.95}) {
      Files.write(film, Arrays.copyOf(whole, (int) (part * whole.length)));
      String encoder = part < 0.5 ? early : late;
      Object[] words = {film, "--encoder", encoder, "--out", folder.resolve(encoder)};
      Outcome outcome = remux(words);
      if (outcome.exit() != ExitCode.OK) {
        assertThat(followed(outcome, words).out()).contains("done");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"copy", "mpeg4"})
  void filmsWithBrokenBytes(String encoder) throws IOException {
    Path film = made(
        "-f lavfi -i testsrc2=s=96x64:r=25:d=3 -f lavfi -i sine=d=3 -g 12 -c:v libx264 -c:a aac",
        "broken.mp4");
    byte[] bytes = bytes(film);
    for (int i = 0; i < 60; i++) {
      bytes[2000 + i * (bytes.length - 12_000) / 60] ^= 0x55;
    }
    Files.write(film, bytes);
    follow(film, "--encoder", encoder);
  }

  @Test
  void framesThatMeetInTime() throws IOException {
    Path fast = made("-f lavfi -i testsrc2=s=96x64:r=1500:d=0.5 -c:v ffv1", "fast.mkv");
    follow(fast, "--encoder", "mpeg4");
    Outcome accepted = remux(fast, "--encoder", "mpeg4", "--accept-damaged", "--force");
    assertThat(accepted.exit()).as("another allowance than that").isEqualTo(ExitCode.INPUT);
  }

  @Test
  void placesThatAreTaken() throws IOException {
    Path film = film("in/a.mp4", 1);
    Object[] own = {film, "--out", folder.resolve("in"), "--extension", "mp4", "--muxer", "mp4"};
    follow(own);
    film = film("in/b.mp4", 1);
    Files.writeString(folder.resolve("in/b.remuxed.mkv"), "mine");
    follow(film);
    film = film("more/c.mp4", 1);
    Files.copy(film, film.resolveSibling("c.mov"));
    follow(folder.resolve("more"), "--out", folder.resolve("out"));
    film("old/c.mp4", 2);
    follow(film, "--replace", "--backup", folder.resolve("old"));
  }

  @Test
  void foldersWithFilesBelow() throws IOException {
    Path film = film("in/sub/a.mp4", 1);
    follow(folder.resolve("in"));
    Files.delete(film);
    assertThat(remux(folder.resolve("in"), "--exclude", "*.mkv").err())
        .contains("no media file there that is meant")
        .doesNotContain("--recursive");
  }

  @Test
  void aLinkInThePlaceOfAResult() throws IOException {
    Path film = film("in/a.mp4", 1);
    Files.writeString(film.resolveSibling("a.mkv"), "This is no film.\n".repeat(100));
    follow(folder.resolve("in"), "--out", folder.resolve("out"), "--link-skipped");
  }

  @Test
  void aNameThatIsTooLong() throws IOException {
    Path film = film("in/a.mp4", 1);
    follow(Files.move(film, film.resolveSibling("x".repeat(251) + ".mkv")));
  }

  @Test
  void aWordThatIsNoAllowanceIsToldWhichThereAre() {
    Outcome outcome = remux(film("a.mp4", 1), "--accept", "all");
    assertThat(outcome.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(outcome.err())
        .contains("--accept is errors, short, crowded, merged-frames, not all");
  }
}
