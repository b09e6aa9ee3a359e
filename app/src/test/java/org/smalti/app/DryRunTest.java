package org.smalti.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.run.Fingerprint;

/** With {@code --dry-run} every command says what it would do, and does nothing. */
class DryRunTest {
  @TempDir
  Path folder;

  private Map<String, String> state() throws IOException {
    Map<String, String> state = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files.forEach(
          file -> state.put(file.toString(), new Fingerprint().withFile(file).key()));
    }
    return state;
  }

  @Test
  void nothingIsWrittenAndThePlanIsSaid() throws IOException {
    Path media = Files.createDirectories(folder.resolve("media"));
    Files.copy(Launcher.project().resolve("data/bell.flac"), media.resolve("bell.flac"));
    Path items = Files.writeString(folder.resolve("items.csv"), "filename,samples\nbell.flac,1\n");
    Path tables = Files.createDirectories(folder.resolve("samples"));
    String samples =
        "filename,start,dur,power,hz,tsne,tsne2,gridX,gridY\nbell.flac,0,500,1,440,0,0,0,0\n";
    Files.writeString(tables.resolve("bell.flac.csv"), samples);
    Path subset = Files.writeString(folder.resolve("subset.csv"), samples);
    Path labels = Files.writeString(folder.resolve("labels.txt"), "0\t1\tone\n");
    Path out = folder.resolve("new/out");
    Path film = Launcher.project().resolve("data/city_night.mp4");
    Path assets = Files.writeString(
        folder.resolve("assets.csv"),
        "filename,url,size\nmedia/bell.flac,http://127.0.0.1:1/bell.flac,"
            + Files.size(Launcher.project().resolve("data/bell.flac")) + "\n");
    List<List<Object>> commands = List.of(
        List.of("ia", "download", "--in", assets, "--out", folder.resolve("new")),
        List.of("ia", "verify", "--in", assets, "--dir", folder),
        List.of("ia", "verify", "--in", assets, "--dir", folder, "--repair"),
        List.of("probe", "--in", items, "--dir", media),
        List.of("samples", "--in", items, "--dir", media, "--out", out + "/%s.csv"),
        List.of("samples", media, "--out", out),
        List.of("features", "--in", subset, "--dir", media, "--force"),
        List.of("summarize", "--in", items, "--dir", tables),
        List.of("stats", "histogram", "--in", subset, "--plot", "hz", "--out", out + ".png"),
        List.of("stats", "scatter", "--in", subset, "--props", "hz,power", "--out", out + ".png"),
        List.of("subset", "--in", items, "--dir", tables, "--out", out),
        List.of("tsne", "--in", subset, "--dir", media),
        List.of("order", "--in", subset, "--features", "hz"),
        List.of("cluster", "--in", subset, "--features", "hz"),
        List.of("like", "1", "--in", subset, "--dir", media),
        List.of("like", media.resolve("bell.flac"), "--in", subset, "--features", "hz"),
        List.of("grid", "--in", subset, "--grid", "2x2"),
        List.of("vsamples", "--in", subset, "--dir", media),
        List.of("card", media.resolve("bell.flac"), "--out", out + ".png"),
        List.of("phrases", "--in", items, "--dir", tables, "--out", out),
        List.of("export", "files", "--in", subset, "--dir", media, "--out", out),
        List.of("export", "sprite", "--in", subset, "--dir", media, "--out", out + ".mp3"),
        List.of("export", "parquet", "--in", subset, "--out", out + ".parquet"),
        List.of("export", "npy", "--in", subset, "--dir", media, "--out", out + ".npy"),
        List.of("export", "edl", "--in", subset, "--dir", media, "--out", out + ".edl"),
        List.of("export", "sfz", "--in", subset, "--dir", media, "--out", out + ".sfz"),
        List.of("export", "audacity", "--in", subset, "--dir", media, "--out", out + ".txt"),
        List.of("samples", "--from", labels, media.resolve("bell.flac"), "--out", out),
        List.of("explore", "--in", subset, "--dir", media, "--out", out),
        List.of("sort", "--in", subset, "--dir", media, "--out", out + ".mp3"),
        List.of("sort", media.resolve("bell.flac"), "--out", out + ".mp3"),
        List.of("compose", "proliferation", "--in", subset, "--dir", media, "--out", out + ".mp4"),
        List.of("video", "keyframes", film, "--out", out),
        List.of("video", "frames", film, "--every", "1s", "--out", out),
        List.of("video", "sheet", film, "--out", out + ".png"),
        List.of("demo", "--data", Launcher.project().resolve("data"), "--out", out));
    Map<String, String> before = state();
    for (List<Object> words : commands) {
      Object[] dry = Stream.concat(words.stream(), Stream.of("--dry-run")).toArray();
      var outcome = CommandTester.of(Main.class).run(dry);
      assertThat(outcome.exit()).as(words + outcome.err()).isZero();
      assertThat(outcome.out()).as(words.toString()).isNotBlank();
      assertThat(state()).as(words.toString()).isEqualTo(before);
    }
  }
}
