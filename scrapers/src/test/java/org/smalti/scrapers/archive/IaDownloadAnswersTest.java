package org.smalti.scrapers.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.scrapers.archive.fake.Fault;

/** Answers that RFC 9110 allows are taken, at the beginning of a file and in the middle of it. */
class IaDownloadAnswersTest extends DownloadTester {
  static Stream<Arguments> allowed() {
    Map<String, Fault> answers = Map.ofEntries(
        Map.entry("a range that begins earlier", Fault.earlier(30_000)),
        Map.entry("a range that begins at the beginning", Fault.earlier(1_000_000)),
        Map.entry("the whole as a part", Fault.wholeAsPart()),
        Map.entry("less than was requested", Fault.atMost(40_000)),
        Map.entry("no range at all", Fault.rangeIgnored()),
        Map.entry("a page by its type", Fault.typed("text/html; charset=utf-8")),
        Map.entry("a text by its type", Fault.typed("text/plain")),
        Map.entry("no type", answer -> answer.headers.remove("Content-Type")),
        Map.entry("no tag", answer -> answer.headers.remove("ETag")),
        Map.entry("a weak tag", Fault.tagged("W/\"1\"")),
        Map.entry("compressed once", answer -> {
          if (answer.code == 200) {
            Fault.coded("gzip").spoil(answer);
          }
        }),
        Map.entry("called compressed", answer -> answer.header("Content-Encoding", "gzip")),
        Map.entry("identity", answer -> answer.header("Content-Encoding", "identity")),
        Map.entry("small letters", answer -> {
          String range = answer.headers.get("Content-Range");
          if (range != null) {
            answer.header("Content-Range", range.replace("bytes", "Bytes"));
          }
        }));
    return answers.entrySet().stream()
        .flatMap(entry ->
            Stream.of(true, false).map(cut -> Arguments.of(entry.getKey(), cut, entry.getValue())));
  }

  @ParameterizedTest(name = "{0}, cut before: {1}")
  @MethodSource("allowed")
  void anAllowedAnswerIsTaken(String name, boolean cut, Fault answer) throws IOException {
    search();
    if (cut) {
      archive.next(node(), Fault.cutHalfWay());
    }
    archive.always(node(), answer);
    Outcome outcome = download("--retries", "1");
    assertThat(outcome).as(name + outcome.err()).returns(0, Outcome::exit);
    assertRight("a.mp4", "film", "a.mp4");
    assertThat(archive.requests(node())).hasSizeLessThan(7);
  }

  @Test
  void aCompressedFileOfUnknownSizeIsStoredAsItIs() throws IOException {
    Files.writeString(items, "filename,url\na.mp4," + archive.url() + "/download/film/a.mp4\n");
    archive.always(node(), Fault.coded("gzip"));
    assertThat(download()).returns(0, Outcome::exit);
    assertRight("a.mp4", "film", "a.mp4");
  }

  @Test
  void aCodingThatNobodyAskedForIsNoFile() throws IOException {
    Files.writeString(items, "filename,url\na.mp4," + archive.url() + "/download/film/a.mp4\n");
    archive.always(node(), answer -> answer.header("Content-Encoding", "br"));
    assertThat(download()).returns(6, Outcome::exit);
    assertThat(failures()).singleElement().asString().contains("compressed the file (br)");
  }

  @Test
  void aFileOfUnknownSizeThatComesInPartsIsWhole() throws IOException {
    Files.writeString(items, "filename,url\na.mp4," + archive.url() + "/download/film/a.mp4\n");
    archive.always(node(), Fault.atMost(60_000));
    assertThat(download()).returns(0, Outcome::exit);
    assertRight("a.mp4", "film", "a.mp4");
  }

  @Test
  void aPageOfTheRightSizeIsStillNoFile() throws IOException {
    search();
    archive.always(node(), Fault.typed("text/html").and(Fault.oneByteWrong()));
    assertThat(download()).returns(6, Outcome::exit);
    assertThat(media.resolve("a.mp4")).doesNotExist();
  }
}
