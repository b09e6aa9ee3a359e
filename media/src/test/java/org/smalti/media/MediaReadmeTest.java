package org.smalti.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.CancelledException;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.TestFiles;
import org.smalti.media.rtsp.RtspServer;

/** The programs in media/README.md are compiled, and do what they say. */
public class MediaReadmeTest {
  private static final Pattern PROGRAM =
      Pattern.compile("## ([^\n]+)\n(?:[^`#][^\n]*\n)*```java\n(.*?)```", Pattern.DOTALL);
  private static final int FRAMES = 50;

  @TempDir
  private static Path folder = Path.of("");

  private static Path film = Path.of("");
  private static Map<String, String> programs = Map.of();

  /** What the programs are given, and what they do is seen by. */
  public abstract static class Example {
    protected String source = "";
    protected String target = "";
    protected Path folder = Path.of("");
    private int shown;
    private double last = Double.NEGATIVE_INFINITY;

    protected void show(BufferedImage picture, double time) {
      assertThat(picture.getWidth()).isPositive();
      assertThat(time).isGreaterThan(last);
      last = time;
      shown++;
    }

    public abstract void run() throws Exception;
  }

  @BeforeAll
  static void readAndMakeFilm() throws IOException {
    programs = new LinkedHashMap<>();
    PROGRAM
        .matcher(Files.readString(TestFiles.project().resolve("media/README.md")))
        .results()
        .forEach(each -> programs.put(each.group(1), each.group(2)));
    film = TestMedia.made(
        folder.resolve("film.mp4"),
        "-f lavfi -i testsrc2=s=320x240:r=25:d=2 -f lavfi -i sine=d=2 -c:v libx264 -bf 0 -g 10 -c:a aac");
  }

  @Test
  void everyProgramIsTried() {
    assertThat(programs)
        .containsOnlyKeys(
            "Player",
            "Total frames",
            "Saving key frames",
            "Fast player",
            "RTSP to RTSP",
            "HLS",
            "Relaying frames: the newest wins",
            "Silent log");
  }

  @Test
  void playersShowEveryPictureInOrder() throws Exception {
    for (String player : List.of("Player", "Fast player")) {
      Example example = compiled(player);
      example.run();
      assertThat(example.shown).as(player).isEqualTo(FRAMES);
    }
  }

  @Test
  void framesAreCounted() throws Exception {
    assertThat(printed(compiled("Total frames"))).isEqualTo("50 frames, the header claims 50\n");
  }

  @Test
  void keyFramesAreSaved() throws Exception {
    Example example = compiled("Saving key frames");
    example.folder = Files.createDirectory(folder.resolve("stills"));
    example.run();
    assertThat(example.folder.toFile().list())
        .containsExactlyInAnyOrder(
            "0000.000.jpg", "0000.400.jpg", "0000.800.jpg", "0001.200.jpg", "0001.600.jpg");
  }

  @Test
  void aPlaylistIsWritten() throws Exception {
    compiled("HLS").run();
    assertThat(Files.readString(folder.resolve("live.m3u8"))).contains("#EXT-X-ENDLIST");
  }

  @Test
  void aStreamIsRelayed() throws Exception {
    try (RtspServer server = RtspServer.local();
        TestPublisher camera = TestPublisher.start(film, server.url("in"), "tcp")) {
      Example example = compiled("RTSP to RTSP");
      example.source = server.url("in");
      example.target = server.url("out");
      Thread relay = new Thread(() -> {
        try {
          example.run();
        } catch (CancelledException stopped) {
          // By the end of the test.
        } catch (Exception e) {
          throw new IllegalStateException(e);
        }
      });
      relay.start();
      assertThat(camera).isNotNull();
      assertThat(received(server.url("out"))).isGreaterThan(5);
      relay.interrupt();
      relay.join();
    }
  }

  private static int received(String url) throws InterruptedException {
    for (int attempt = 0; attempt < 50; attempt++) {
      try (MediaFile media = MediaFile.open(url, OpenOptions.RTSP.lowLatency());
          Demuxer demuxer = media.demuxer()) {
        int count = 0;
        while (count < 10 && demuxer.next() != null) {
          count++;
        }
        return count;
      } catch (SmaltiException notYet) {
        Thread.sleep(50);
      }
    }
    return 0;
  }

  @Test
  void theNewestFrameWins() throws Exception {
    Example example = compiled("Relaying frames: the newest wins");
    String said = printed(example);
    int dropped = Integer.parseInt(said.substring(0, said.indexOf(' ')));
    try (MediaFile media = MediaFile.open(folder.resolve("relayed.mkv"))) {
      assertThat(media.counted().streams().get(0).packets() + dropped).isEqualTo(FRAMES);
    }
  }

  @Test
  void theLogIsHeard() throws Exception {
    assertThat(printed(compiled("Silent log"))).contains("heard: libav: ", "2.0");
  }

  private static String printed(Example example) throws Exception {
    PrintStream before = System.out;
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    System.setOut(new PrintStream(heard, true, StandardCharsets.UTF_8));
    try {
      example.run();
    } finally {
      System.setOut(before);
    }
    return heard.toString(StandardCharsets.UTF_8);
  }

  private static Example compiled(String title) throws Exception {
    String name = "Example" + Math.floorMod(title.hashCode(), 100_000);
    Path source = folder.resolve(name + ".java");
    Files.writeString(
        source, """
        import java.nio.file.*;
        import java.time.*;
        import java.util.*;
        import java.util.concurrent.atomic.*;
        import org.smalti.media.*;

        public class %s extends MediaReadmeTest.Example {
          public void run() throws Exception {
            %s
          }
        }
        """.formatted(name, Optional.ofNullable(programs.get(title)).orElseThrow()));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter errors = new StringWriter();
    boolean good = compiler
        .getTask(
            errors,
            null,
            null,
            List.of(
                "-proc:none",
                "-d",
                folder.toString(),
                "-cp",
                System.getProperty("java.class.path")),
            null,
            compiler
                .getStandardFileManager(null, null, StandardCharsets.UTF_8)
                .getJavaFileObjects(source))
        .call();
    assertThat(good).as(title + ": " + errors).isTrue();
    URLClassLoader loader = new URLClassLoader(
        new URL[] {folder.toUri().toURL()}, MediaReadmeTest.class.getClassLoader());
    Example example = (Example) loader.loadClass(name).getDeclaredConstructor().newInstance();
    example.source = film.toString();
    example.folder = folder;
    return example;
  }
}
