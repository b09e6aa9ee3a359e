package org.smalti.tools.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.smalti.core.ExitCode;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.files.CompanionName;

/** Files of any name, of several names, and of one name but for the extension, are worked on once each. */
class ResultNamesTest extends BatchTester {
  private static final String LONG = "水".repeat(80) + "x".repeat(11) + ".mkv";

  private Outcome done(Object... words) {
    Outcome outcome = remux(words);
    assertThat(outcome.exit()).as(outcome.err() + outcome.out()).isZero();
    return outcome;
  }

  @Test
  void aNameOf255BytesWorks() throws IOException {
    assertThat(CompanionName.bytes(LONG)).isEqualTo(CompanionName.LONGEST);
    Path film = film("in/a.mp4", 1);
    Files.move(film, film.resolveSibling(LONG));
    Path out = folder.resolve("out");
    done(folder.resolve("in"), "--out", out);
    assertThat(out.resolve(LONG)).exists();
    done(folder.resolve("in"), "--replace", "--backup", folder.resolve("old"));
    assertThat(leftOvers()).isEmpty();
    assertThat(folder.resolve("old").resolve(LONG)).exists();
    assertThat(done(folder.resolve("in"), "--out", out).err()).contains("1 file left out");
  }

  @Test
  void aResultWhoseNameWouldBeTooLongIsToldBefore() throws IOException {
    Path film = film("in/a.mp4", 1);
    Path named = Files.move(film, film.resolveSibling(LONG));
    Outcome outcome = remux(named);
    assertThat(outcome.exit()).isEqualTo(ExitCode.INPUT);
    assertThat(outcome.err()).contains("would have 263 bytes").contains("--out DIR");
  }

  @Test
  void bytesThatAreNoTextAreNamed() throws IOException {
    assumeThat(System.getProperty("os.name")).isEqualTo("Linux");
    Path film = film("in/a.mp4", 1);
    Path other = Path.of(URI.create(film.toUri().toString().replace("a.mp4", "caf%E9.mp4")));
    Files.copy(film, other);
    Outcome outcome = remux(folder.resolve("in"));
    assertThat(outcome.exit()).as(outcome.err()).isEqualTo(ExitCode.PARTIAL);
    assertThat(outcome.out()).contains("caf\\xE9.mp4").contains("no text in UTF-8; rename it");
    Files.delete(film);
    assertThat(remux(folder.resolve("in")).exit()).isEqualTo(ExitCode.INPUT);
  }

  @Test
  void oneNameWithTwoExtensionsHasTwoResults() throws IOException {
    Path film = film("in/clip.mp4", 1);
    Files.copy(film, film.resolveSibling("clip.mov"));
    Path same = film("in/other.mkv.mp4", 1);
    Files.move(same, same.resolveSibling("other.mkv"));
    Path out = folder.resolve("out");
    Outcome refused = remux(folder.resolve("in"), "--out", out);
    assertThat(refused.exit()).isEqualTo(ExitCode.PARTIAL);
    assertThat(refused.err()).contains("--keep-names keeps its extension in the name");
    done(folder.resolve("in"), "--out", folder.resolve("both"), "--keep-names");
    assertThat(files())
        .contains("both/clip.mp4.mkv", "both/clip.mov.mkv", "both/other.mkv")
        .doesNotContain("both/other.mkv.mkv");
    done(folder.resolve("in"), "--keep-names");
    assertThat(files()).contains("in/clip.mp4.remuxed.mkv", "in/other.remuxed.mkv");
    assertThat(done(folder.resolve("in"), "--keep-names").err()).contains("3 files left out");
  }

  @Test
  void aNameBelongsFirstToTheFileThatHasIt() throws IOException {
    Path film = film("in/clip.mp4", 1);
    Files.copy(film, film.resolveSibling("clip.mov"));
    Path out = folder.resolve("out");
    Object[] words = {folder.resolve("in"), "--out", out, "--extension", "mp4", "--muxer", "mp4"};
    Outcome outcome = remux(words);
    assertThat(outcome.exit()).isEqualTo(ExitCode.PARTIAL);
    assertThat(outcome.err()).contains("clip.mov would become").contains("clip.mp4, as would");
    assertThat(outcome.out()).containsPattern("clip.mp4 .*done: as it was");

    // What was made before keeps its name, and a file that is linked has its own.
    Path second = folder.resolve("second");
    words[2] = second;
    words[0] = film.resolveSibling("clip.mov");
    done(words);
    words[0] = folder.resolve("in");
    assertThat(remux(words).err()).contains("clip.mp4 would become").contains("clip.mov");
    Object[] linked = Arrays.copyOf(words, words.length + 3);
    linked[2] = folder.resolve("third");
    linked[words.length] = "--link-skipped";
    linked[words.length + 1] = "--where";
    linked[words.length + 2] = "filename~=mov";
    Outcome kept = remux(linked);
    assertThat(kept.err()).contains("which --link-skipped keeps for");
    assertThat(Files.isSameFile(folder.resolve("third/clip.mp4"), film)).isTrue();
  }

  @Test
  void whatCantBeWrittenTakesNoName() throws IOException {
    Path film = film("in/clip.mov.mp4", 1);
    Path mov = Files.move(film, film.resolveSibling("clip.mov"));
    Files.copy(mov, mov.resolveSibling("clip.mp4"));
    Object[] words = {folder.resolve("in"), "--replace", "--backup", folder.resolve("old")};
    Files.createDirectories(folder.resolve("old"));
    Files.writeString(folder.resolve("old/clip.mov"), "another");
    Outcome outcome = remux(words);
    assertThat(outcome.err()).contains("choose another folder with --backup");
    assertThat(files()).contains("in/clip.mkv", "in/clip.mov").doesNotContain("in/clip.mp4");
  }

  @Test
  void aFileWithTwoNamesIsWorkedOnOnce() throws IOException {
    Path film = film("in/a.mp4", 1);
    Path second = Files.createLink(film.resolveSibling("b.mp4"), film);
    Path out = folder.resolve("out");
    Outcome outcome = done(folder.resolve("in"), "--out", out);
    assertThat(outcome.out()).contains("another name of");
    assertThat(Files.isSameFile(out.resolve("a.mkv"), out.resolve("b.mkv"))).isTrue();
    assertThat(done(folder.resolve("in"), "--out", out).out()).contains("2 files done before");

    done(folder.resolve("in"), "--replace", "--delete-originals");
    assertThat(files()).contains("in/a.mkv", "in/b.mkv").doesNotContain("in/a.mp4", "in/b.mp4");
    assertThat(Files.isSameFile(film.resolveSibling("a.mkv"), second.resolveSibling("b.mkv")))
        .isTrue();
    assertThat(leftOvers()).isEmpty();
  }

  @Test
  void theOtherNamesOfAFileThatFailsAreNamed() throws IOException {
    byte[] broken = bytes(film("in/b.mp4", 1));
    Path bad = folder.resolve("in/a.mp4");
    Files.write(bad, Arrays.copyOf(broken, broken.length - 5000));
    Files.createLink(bad.resolveSibling("c.mp4"), bad);
    Outcome outcome = remux(folder.resolve("in"), "--out", folder.resolve("out"));
    assertThat(outcome.exit()).isEqualTo(ExitCode.PARTIAL);
    assertThat(outcome.out()).containsPattern("a.mp4 .*failed").containsPattern("c.mp4 .*failed");
  }
}
