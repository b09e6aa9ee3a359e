package org.smalti.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.cli.CommandTester;

/** Every command that works file by file makes the same files on a cluster as in one process. */
class SameBytesTest {
  private static final Path DATA = Path.of(System.getProperty("smalti.root"), "data");
  private static final Path RACE = DATA.resolve("grand_prix_1906.mp4");
  /** A face is found in it all the time: the face of its mascot. */
  private static final Path HELLO = DATA.resolve("movie_hello.mpeg");

  private static final List<String> FILES =
      List.of("guitar_harmonics.flac", "message_board.ogv", "coin_motion.mov");

  @TempDir
  Path folder;

  private Path media = Path.of("");

  /** Runs all commands into a folder; gives what they printed and the SHA-256 of each file. */
  private Map<String, String> made(String name, List<String> master) throws Exception {
    Path out = Files.createDirectory(folder.resolve(name));
    Path items = out.resolve("items.csv");
    Path subset = out.resolve("subset.csv");
    Path samples = out.resolve("samples");
    Path faces = out.resolve("faces.parquet");
    StringBuilder printed = new StringBuilder();
    List<List<Object>> commands = List.of(
        List.of("probe", media, "--out", items, "--dir", media),
        List.of("samples", "--in", items, "--dir", media, "--out", samples.resolve("%s.csv")),
        List.of("summarize", "--in", items, "--dir", samples),
        List.of("subset", "--in", items, "--dir", samples, "--limit", 20, "--out", subset),
        List.of("features", "--in", subset, "--dir", media, "--features=centroid"),
        List.of("vsamples", "--in", subset, "--dir", media),
        List.of("order", "--in", subset, "--dir", media),
        List.of("tsne", "--in", subset, "--dir", media, "--iterations", 50),
        List.of("export", "files", "--in", subset, "--dir", media, "--out", out.resolve("clips")),
        List.of(
            "export",
            "parquet",
            "--in",
            subset,
            "--vectors",
            "--dir",
            media,
            "--out",
            out.resolve("subset.parquet")),
        List.of("export", "npy", "--in", subset, "--dir", media, "--out", out.resolve("v.npy")),
        List.of("video", "info", media.resolve("coin_motion.mov")),
        List.of("video", "keyframes", RACE, "--out", out.resolve("k")),
        List.of(
            "video", "cuts", RACE, "--out", out.resolve("cuts.csv"), "--split", out.resolve("s")),
        List.of("video", "faces", HELLO, "--every", 5, "--segment", 25, "--out", faces),
        List.of("batch", "denoise", media, "--out", out.resolve("denoised")),
        // So low that no peak is in the way.
        List.of("batch", "normalize", media, "--out", out.resolve("normal"), "--loudness", -34),
        List.of("batch", "reencode", media, "--out", out.resolve("small"), "--codec", "h264"));
    for (List<Object> command : commands) {
      List<Object> words = new ArrayList<>(command);
      words.addAll(List.of("--progress", "none"));
      if (!List.of("summarize", "subset").contains(String.valueOf(command.get(0)))) {
        words.addAll(master);
      }
      CommandTester.Outcome outcome = CommandTester.of(program()).run(words.toArray());
      assertThat(outcome.exit()).as(() -> words + outcome.err()).isZero();
      if (!command.contains("batch")) { // its summary has times in it
        printed.append(outcome.out().replace(out.toString(), "OUT"));
      }
    }
    Map<String, String> sums = sums(out);
    sums.put("printed", printed.toString());
    return sums;
  }

  private static Class<?> program() throws ClassNotFoundException {
    return Class.forName("org.smalti.app.Main");
  }

  private static Map<String, String> sums(Path out) throws Exception {
    Map<String, String> sums = new TreeMap<>();
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String name = out.relativize(file).toString();
        if (Files.isRegularFile(file) && !name.contains("/.") && !name.startsWith(".")) {
          byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
          sums.put(name, HexFormat.of().formatHex(digest));
        }
      }
    }
    return sums;
  }

  private void copyMedia() throws IOException {
    media = Files.createDirectory(folder.resolve("media"));
    for (String file : FILES) {
      Files.copy(DATA.resolve(file), media.resolve(file));
    }
  }

  @Test
  void failuresNameFilesAsTheyWereWritten() throws Exception {
    copyMedia();
    Files.createFile(media.resolve("empty.wav"));
    Path written = Path.of("").toAbsolutePath().relativize(media);
    Path out = folder.resolve("samples.csv");
    CommandTester.Outcome outcome = CommandTester.of(program())
        .run("samples", written, "--dir", written, "--out", out, "--master", "local[2]");
    assertThat(outcome.exit()).as(outcome.err()).isEqualTo(6);
    assertThat(folder.resolve("samples.csv.failures.csv"))
        .hasContent("filename,stage,error\nempty.wav,samples," + written.resolve("empty.wav")
            + " is empty (0 bytes); fetch it again");
  }

  @Test
  void twoWorkersMakeTheSameFilesAsOneProcess() throws Exception {
    copyMedia();
    Map<String, String> here = made("here", List.of());
    assertThat(here).hasSizeGreaterThan(30);
    List<String> cluster =
        List.of("--master", TestCluster.master(), "--spark-conf", "spark.executor.memory=512m");
    assertThat(made("there", cluster)).isEqualTo(here);
  }
}
