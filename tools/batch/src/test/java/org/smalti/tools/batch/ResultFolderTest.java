package org.smalti.tools.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.smalti.core.ExitCode;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;

/** The folder of the results can take the place of that of the originals. */
class ResultFolderTest extends BatchTester {
  private Path in() throws IOException {
    Path film = film("in/sub/a.mp4", 1);
    Path in = folder.resolve("in");
    Files.writeString(in.resolve("none.mp4"), "This is no film.\n".repeat(100));
    for (String name : new String[] {"a.srt", "a.eng.srt", "a-poster.jpg", "a.nfo", "a.md"}) {
      Files.writeString(film.resolveSibling(name), name);
    }
    film("in/sub/a.part2.mp4", 1);
    Files.writeString(film.resolveSibling("a.part2.srt"), "part 2");
    return in;
  }

  private Outcome done(Object... words) {
    Outcome outcome = remux(words);
    assertThat(outcome.exit()).as(outcome.err() + outcome.out()).isZero();
    return outcome;
  }

  @Test
  void filesThatNeedNothingAreLinked() throws IOException {
    Path in = in();
    Path out = folder.resolve("out");
    for (int i = 0; i < 2; i++) {
      done(in, "-r", "--out", out, "--link-skipped", "--where", "filename!~=part2");
      assertThat(files()).contains("out/none.mp4", "out/sub/a.mkv", "out/sub/a.part2.mp4");
      assertThat(Files.isSameFile(out.resolve("none.mp4"), in.resolve("none.mp4")))
          .isTrue();
    }
    Files.delete(out.resolve("none.mp4"));
    Files.writeString(out.resolve("none.mp4"), "mine");
    Outcome refused = remux(in, "-r", "--out", out, "--link-skipped");
    assertThat(refused.exit()).isEqualTo(ExitCode.PARTIAL);
    assertThat(refused.err()).contains("--force writes over it");
    assertThat(out.resolve("none.mp4")).hasContent("mine");
    done(in, "-r", "--out", out, "--link-skipped", "--force");
    assertThat(Files.isSameFile(out.resolve("none.mp4"), in.resolve("none.mp4")))
        .isTrue();
  }

  @Test
  void aLinkThatNeedsWorkLaterIsReplacedAndItsOriginalStays() throws IOException {
    Path film = film("in/a.mp4", 1);
    byte[] original = bytes(film);
    Path out = folder.resolve("out");
    Object[] words = {film.getParent(), "--out", out, "--extension", "mp4", "--muxer", "mp4"};
    Object[] linked = Arrays.copyOf(words, words.length + 3);
    linked[words.length] = "--link-skipped";
    linked[words.length + 1] = "--where";
    linked[words.length + 2] = "duration>100";
    done(linked);
    assertThat(Files.isSameFile(out.resolve("a.mp4"), film)).isTrue();
    done(words);
    assertThat(Files.isSameFile(out.resolve("a.mp4"), film)).isFalse();
    assertThat(bytes(film)).isEqualTo(original);
  }

  @Test
  void theFolderHasEachFileOnceAsTheLastRunDecided() throws IOException {
    Path film = film("in/a.mp4", 1);
    Files.writeString(film.resolveSibling("a.srt"), "text");
    Path out = folder.resolve("out");
    Object[] link = {film.getParent(), "--out", out, "--link-skipped", "--sidecars"};
    Object[] none = Arrays.copyOf(link, link.length + 2);
    none[link.length] = "--where";
    none[link.length + 1] = "duration>100";
    Object[] named = Arrays.copyOf(link, link.length + 1);
    named[link.length] = "--keep-names";
    done(link);
    assertThat(files()).contains("out/a.mkv", "out/a.srt").doesNotContain("out/a.mp4");
    assertThat(done(none).err()).contains("1 file of earlier runs is removed from " + out);
    assertThat(files()).contains("out/a.mp4", "out/a.srt").doesNotContain("out/a.mkv");
    assertThat(done(named).err()).contains("2 files of earlier runs are removed");
    assertThat(files())
        .contains("out/a.mp4.mkv", "out/a.mp4.srt")
        .doesNotContain("out/a.mp4", "out/a.srt");
    // What a person has changed stays.
    Files.writeString(out.resolve("a.mp4.mkv"), "mine");
    done(none);
    assertThat(files()).contains("out/a.mp4", "out/a.srt", "out/a.mp4.mkv");
    assertThat(film).exists();
  }

  @Test
  void aLinkInThePlaceOfAResultIsNotTakenForIt() throws IOException {
    Path film = film("in/a.mp4", 1);
    Path out = folder.resolve("out");
    Object[] words = {
      film.getParent(), "--out", out, "--link-skipped", "--extension", "mp4", "--muxer", "mp4"
    };
    Object[] none = Arrays.copyOf(words, words.length + 2);
    none[words.length] = "--where";
    none[words.length + 1] = "duration>100";
    done(words);
    done(none);
    assertThat(Files.isSameFile(out.resolve("a.mp4"), film)).isTrue();
    assertThat(done(words).out()).contains("done: as it was");
    assertThat(Files.isSameFile(out.resolve("a.mp4"), film)).isFalse();
  }

  @Test
  void resultsOfEarlierRunsAmongTheFilesComeAlong() {
    Path film = film("in/a.mp4", 1);
    film("in/b.mp4", 1);
    done(film, "--replace", "--delete-originals");
    done(folder.resolve("in"), "--out", folder.resolve("out"), "--link-skipped");
    assertThat(files()).contains("out/a.mkv", "out/b.mkv");
  }

  @Test
  void aDryRunSaysWhatTheRunPutsThere() throws IOException {
    Path in = in();
    Path items =
        Files.writeString(folder.resolve("items.csv"), "filename\nsub/a.mp4\nnone.mp4\nx.mp4\n");
    Path out = folder.resolve("out");
    done(in, "-r", "--out", out, "--where", "filename~=part2");
    Object[] words = {
      in,
      "-r",
      "--out",
      out,
      "--link-skipped",
      "--sidecars",
      "--items",
      items,
      "--where",
      "filename!~=part2"
    };
    Object[] dry = Arrays.copyOf(words, words.length + 1);
    dry[words.length] = "--dry-run";
    Outcome outcome = done(dry);
    assertThat(outcome.out())
        .contains("ln -- " + in.resolve("none.mp4") + " " + out.resolve("none.mp4") + "\n")
        .contains("ln -- " + in.resolve("sub/a.part2.mp4"))
        .contains("cp -p -- " + in.resolve("sub/a.srt") + " " + out.resolve("sub/a.srt") + "\n")
        .contains("rm -- " + out.resolve("sub/a.part2.mkv") + "\n");
    assertThat(outcome.err())
        .contains("would write " + out.resolve("items.csv") + ": 2 of 3 rows")
        .contains("1 file of earlier runs would leave");
    assertThat(files()).contains("out/sub/a.part2.mkv").doesNotContain("out/none.mp4");
    done(words);
    assertThat(files())
        .contains("out/none.mp4", "out/sub/a.part2.mp4", "out/sub/a.srt", "out/items.csv")
        .doesNotContain("out/sub/a.part2.mkv");
  }

  @Test
  void sidecarsLeaveTheirPlaceWithTheirOriginal() throws IOException {
    Path film = film("in/clip.mp4", 1);
    Files.copy(film, film.resolveSibling("clip.mov"));
    for (String name : new String[] {"clip.mp4.nfo", "clip.nfo"}) {
      Files.writeString(film.resolveSibling(name), name);
    }
    Object[] words = {film, "--sidecars", "--replace", "--backup", folder.resolve("old")};
    Object[] dry = Arrays.copyOf(words, words.length + 1);
    dry[words.length] = "--dry-run";
    assertThat(done(dry).out()).contains("mv -- " + film + ".nfo " + folder.resolve("old"));
    done(words);
    assertThat(files())
        .containsExactly(
            "in/clip.mkv",
            "in/clip.mkv.nfo",
            "in/clip.mov",
            "in/clip.nfo",
            "old/clip.mp4",
            "old/clip.mp4.nfo");
    assertThat(film.resolveSibling("clip.nfo")).hasContent("clip.nfo");
    done(
        film.resolveSibling("clip.mov"),
        "--replace",
        "--delete-originals",
        "--keep-names",
        "--sidecars");
    assertThat(files()).contains("in/clip.mov.mkv", "in/clip.mov.nfo", "in/clip.nfo");
  }

  @Test
  void sidecarsComeAlong() throws IOException {
    Path in = in();
    done(in, "-r", "--out", folder.resolve("out"), "--sidecars");
    assertThat(files())
        .contains(
            "out/sub/a.srt",
            "out/sub/a.eng.srt",
            "out/sub/a-poster.jpg",
            "out/sub/a.nfo",
            "out/sub/a.part2.srt")
        .doesNotContain("out/sub/a.md");
    done(in, "-r", "--sidecars", "--exclude", "*part2*");
    assertThat(files())
        .contains("in/sub/a.remuxed.eng.srt")
        .doesNotContain("in/sub/a.remuxed.part2.srt");
    done(in, "-r", "--out", folder.resolve("kept"), "--sidecars", "--keep-names");
    assertThat(files()).contains("kept/sub/a.mp4.mkv", "kept/sub/a.mp4.eng.srt");
  }

  @Test
  void aSidecarOfAWholeNameBelongsToThatFileAlone() throws IOException {
    Path film = film("in/clip.mp4", 1);
    Files.copy(film, film.resolveSibling("clip.mov"));
    Files.writeString(film.resolveSibling("clip.mp4.nfo"), "of the mp4");
    done(folder.resolve("in"), "--sidecars", "--keep-names");
    assertThat(files())
        .contains(
            "in/clip.mp4.remuxed.mkv", "in/clip.mov.remuxed.mkv", "in/clip.mp4.remuxed.mkv.nfo")
        .doesNotContain("in/clip.mov.remuxed.mp4.nfo")
        .hasSize(6);
  }

  @Test
  void aTableTellsTheNewNames() throws IOException {
    Path in = in();
    Path items = Files.writeString(folder.resolve("items.csv"), """
            title,filename,size,md5,duration,medianHz
            One,sub/a.mp4,5,abc,1,440
            Text,none.mp4,6,def,,
            Other,x.mp4,7,,,
            """);
    Path out = folder.resolve("out");
    assertThat(done(in, "-r", "--out", out, "--link-skipped", "--items", items).err())
        .contains("1 of 3 rows of " + items + " belong to none of the files: names count from");
    Table table = TableReader.read(out.resolve("items.csv"));
    assertThat(table.stream().map(row -> row.text("filename")))
        .containsExactly("sub/a.mkv", "none.mp4", "x.mp4");
    assertThat(table.row(0).text("title")).isEqualTo("One");
    for (String column : new String[] {"size", "md5", "duration", "medianHz"}) {
      assertThat(table.row(0).text(column)).as(column).isEmpty();
    }
    assertThat(table.row(1).text("md5")).isEqualTo("def");
    assertThat(TableReader.read(items).row(0).text("md5")).isEqualTo("abc");

    // What was found out since stays, until the file is made anew.
    Files.writeString(
        out.resolve("items.csv"),
        "title,filename,size,fps\nOne,sub/a.mkv,9,25\nText,none.mp4,6,\nOther,x.mp4,7,\n");
    done(in, "-r", "--out", out, "--link-skipped", "--items", items);
    assertThat(TableReader.read(out.resolve("items.csv")).row(0).text("fps")).isEqualTo("25");
    done(in, "-r", "--out", out, "--link-skipped", "--items", items, "--force");
    assertThat(TableReader.read(out.resolve("items.csv")).row(0).text("fps")).isEmpty();
  }

  @Test
  void rowsOfFilesThatAreNotThereAreCounted() throws IOException {
    Path in = in();
    Path items = Files.writeString(
        folder.resolve("items.csv"),
        "filename,md5\nsub/a.mp4,abc\n" + in.resolve("none.mp4") + ",def\n");
    Path out = folder.resolve("out");
    assertThat(done(in, "-r", "--out", out, "--items", items).err())
        .contains("1 of 2 rows of " + items + " keep the old names, as their files are not in "
            + out + ": --link-skipped puts");
    Outcome linked = done(in, "-r", "--out", out, "--items", items, "--link-skipped");
    assertThat(linked.err()).doesNotContain("rows of");
    Table table = TableReader.read(out.resolve("items.csv"));
    assertThat(table.stream().map(row -> row.text("filename")))
        .containsExactly("sub/a.mkv", "none.mp4");
    assertThat(table.row(1).text("md5")).isEqualTo("def");
  }

  @Test
  void whatNeedsAFolderOfItsOwnSaysSo() {
    Path film = film("a.mp4", 1);
    for (String option : new String[] {"--link-skipped", "--items=x.csv"}) {
      Outcome outcome = remux(film, option);
      assertThat(outcome.exit()).as(option).isEqualTo(ExitCode.USAGE);
      assertThat(outcome.err()).contains("--out DIR");
    }
    Outcome missing = remux(film, "--out", folder.resolve("out"), "--items", "x.csv");
    assertThat(missing.err()).contains("x.csv: no such file");
    assertThat(files()).containsExactly("a.mp4");
  }

  @Test
  void resultsBelongToWhoTheirOriginalsBelongTo() throws IOException {
    Path film = film("in/a.mp4", 1);
    assumeThat((int) Files.getAttribute(film, "unix:uid")).isZero();
    Files.setAttribute(film, "unix:uid", 4711);
    Files.setAttribute(film, "unix:gid", 4712);
    done(film, "--out", folder.resolve("out"));
    done(film, "--replace", "--backup", folder.resolve("old"));
    for (String name : new String[] {"out/a.mkv", "in/a.mkv", "old/a.mp4"}) {
      assertThat(Files.getAttribute(folder.resolve(name), "unix:uid")).as(name).isEqualTo(4711);
      assertThat(Files.getAttribute(folder.resolve(name), "unix:gid")).as(name).isEqualTo(4712);
    }
  }
}
