package org.smalti.tools.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.RunOptions;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Journal;
import org.smalti.core.table.Sample;
import org.smalti.media.SoundSelection;
import org.smalti.media.TestMedia;
import org.smalti.media.cut.ChannelPool;
import org.smalti.tools.export.ClipFades;
import org.smalti.tools.export.SpriteClips;
import org.smalti.tools.export.SpriteSound;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Clips wait on the disk for some sprites after the others, and no longer than they are needed. */
class SoundScriptsTest {
  private static final SpriteSound SOUND =
      new SpriteSound(8000, 1, new ClipFades(0, 0), SoundSelection.USUAL);
  /** Of 50 ms each, so that there are four sprites of 32, 32, 32 and 4 clips. */
  private static final int SAMPLES = 100;

  private static final long CLIP = 50 * 8 * Float.BYTES;

  @TempDir
  private Path folder = Path.of("");

  /** Writes the sprites of a recording into DIR, with so many bytes on the way at once. */
  @Command(name = "sprites")
  static final class Sprites implements Callable<Integer> {
    @Parameters(index = "0")
    private Path folder = Path.of("");

    @Parameters(index = "1")
    private String site = "";

    @Parameters(index = "2")
    private long most;

    @Mixin
    private RunOptions run;

    @Override
    public Integer call() throws IOException {
      Path out = folder.resolve(site);
      Path parts = folder.resolve(site + "-parts");
      int[] order = IntStream.range(0, SAMPLES).map(i -> i * 37 % SAMPLES).toArray();
      var scripts = new SoundScripts(order, samples(), PageSoundFormat.WAV, SOUND, most);
      try (Journal journal = Journal.of(out.resolve("index.html"));
          ChannelPool channels = new ChannelPool()) {
        scripts.write(
            new SiteFolder(out),
            new SiteFolder.Earlier(journal, "key", false),
            wanted -> {
              run.context()
                  .out()
                  .println(wanted.stream().filter(Optional::isPresent).count() + " clips, "
                      + bytes(parts) / CLIP + " waiting");
              return SpriteClips.cut(
                  wanted, new MediaFolder(folder), SOUND, parts, channels, journal, run.context());
            },
            run.context());
      }
      run.context().out().println(bytes(parts) / CLIP + " waiting at the end");
      return 0;
    }

    private static long bytes(Path parts) {
      try (Stream<Path> files = Files.exists(parts) ? Files.list(parts) : Stream.empty()) {
        return files
            .mapToLong(file -> Math.max(0, file.toFile().length() - 40L * SAMPLES))
            .sum();
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  private static List<Optional<Sample>> samples() {
    List<Optional<Sample>> samples = new ArrayList<>();
    for (int i = 0; i < SAMPLES; i++) {
      samples.add(Optional.of(new Sample("chirp.wav", 50 * i, 50)));
    }
    return samples;
  }

  @BeforeEach
  void makeMedia() {
    TestMedia.audio(
        folder.resolve("chirp.wav"), "wav", TestMedia.chirp(8000 * 5, 1, 8000), 8000, 1);
  }

  private String write(String site, long most) throws IOException {
    Files.createDirectories(folder.resolve(site));
    var outcome = CommandTester.of(Sprites.class).run(folder, site, most);
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    return outcome.out();
  }

  private Map<String, String> sprites(String site) throws IOException {
    Map<String, String> sprites = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder.resolve(site).resolve("page"))) {
      for (Path file : files.toList()) {
        sprites.put(String.valueOf(file.getFileName()), Files.readString(file));
      }
    }
    return sprites;
  }

  @Test
  void clipsOfSomeSpritesWaitAfterThoseOfOthersAndTheBytesAreTheSame() throws IOException {
    assertThat(write("whole", 1_000_000_000))
        .isEqualTo("100 clips, 0 waiting\n0 waiting at the end\n");
    assertThat(write("shares", 40 * CLIP))
        .isEqualTo("64 clips, 0 waiting\n36 clips, 0 waiting\n0 waiting at the end\n");
    assertThat(sprites("whole")).hasSize(4);
    assertThat(sprites("shares")).isEqualTo(sprites("whole"));
  }

  @Test
  void whatIsWrittenIsNotCutAgainAndWhatIsGoneIs() throws IOException {
    write("site", 40 * CLIP);
    Map<String, String> written = sprites("site");
    assertThat(write("site", 40 * CLIP))
        .as("nothing is cut twice")
        .contains("64 clips", "36 clips");
    Files.delete(folder.resolve("site/page/sound-0003.js"));
    assertThat(write("site", 40 * CLIP).lines().filter(line -> line.startsWith("36 clips")))
        .as("its share is cut anew")
        .hasSize(2);
    assertThat(sprites("site")).isEqualTo(written);
  }

  @Test
  void theRoomThatIsWantedIsThatOfTheLargestShare() {
    int[] order = IntStream.range(0, SAMPLES).toArray();
    for (long most : new long[] {1, 40 * CLIP, 1_000_000_000}) {
      long waiting =
          new SoundScripts(order, samples(), PageSoundFormat.WAV, SOUND, most).waitingBytes();
      assertThat(waiting / CLIP).isEqualTo(most == 1 ? 32 : most == 40 * CLIP ? 64 : 100);
    }
  }
}
