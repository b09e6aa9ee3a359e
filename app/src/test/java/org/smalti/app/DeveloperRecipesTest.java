package org.smalti.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The recipes of docs/developers.md, applied to the sources as they are, compiled, and run as a program of their own.
 */
class DeveloperRecipesTest {
  private static final Pattern FENCE = Pattern.compile("(?ms)^```(diff|java)\n(.*?)^```$");
  private static final Pattern TYPE =
      Pattern.compile("(?s)package ([a-z.]+);.*?\n(?:public )?final class (\\w+)");
  private static final String MAIN = "/src/main/java/";
  private static final int RATE = 8000;

  @TempDir
  private static Path folder = Path.of("");

  @SuppressWarnings("NullAway.Init") // made before all tests
  private static ChangedProgram program;

  @BeforeAll
  static void compile() throws IOException {
    Map<String, String> sources = new LinkedHashMap<>();
    String page = Files.readString(Launcher.project().resolve("docs/developers.md"));
    Matcher fences = FENCE.matcher(page);
    while (fences.find()) {
      if (fences.group(1).equals("diff")) {
        apply(fences.group(2), sources);
      } else {
        Matcher type = TYPE.matcher(fences.group(2));
        assertThat(type.find()).as("a class in its package: " + fences.group(2)).isTrue();
        String name = type.group(1).replace('.', '/') + "/" + type.group(2) + ".java";
        sources.put(name, fences.group(2));
      }
    }
    assertThat(sources).as("changed and new classes").hasSize(10);
    program = ChangedProgram.of(folder, sources);
  }

  /** Applies the hunks of a diff to the sources of the project, or to what earlier hunks made of them. */
  private static void apply(String diff, Map<String, String> sources) throws IOException {
    for (String part : diff.split("(?m)^--- a/")) {
      if (part.isBlank()) {
        continue;
      }
      String file = part.substring(0, part.indexOf('\n'));
      String name = file.substring(file.indexOf(MAIN) + MAIN.length());
      String source = sources.get(name);
      if (source == null) {
        source = Files.readString(Launcher.project().resolve(file));
      }
      for (String hunk : part.substring(part.indexOf("@@\n") + 3).split("(?m)^@@\n")) {
        String before = side(hunk, '-');
        assertThat(source.split(Pattern.quote(before), -1))
            .as("these lines stand once in " + file + ":\n" + before)
            .hasSize(2);
        source = source.replace(before, side(hunk, '+'));
      }
      sources.put(name, source);
    }
  }

  /** The lines of a hunk before ({@code -}) or after ({@code +}) it was applied. */
  private static String side(String hunk, char sign) {
    StringBuilder lines = new StringBuilder();
    hunk.lines()
        .filter(line -> line.charAt(0) == ' ' || line.charAt(0) == sign)
        .forEach(line -> lines.append(line.substring(1)).append('\n'));
    return lines.toString();
  }

  private static String smalti(Object... words) throws IOException, InterruptedException {
    return program.smalti(words);
  }

  /** A sine of 440 Hz, half a second long. */
  private static Path sine(Path file) throws IOException {
    byte[] bytes = new byte[RATE];
    for (int i = 0; i < bytes.length / 2; i++) {
      int value = (int) (20_000 * Math.sin(2 * Math.PI * 440 * i / RATE));
      bytes[2 * i] = (byte) value;
      bytes[2 * i + 1] = (byte) (value >> 8);
    }
    Files.createDirectories(file.getParent());
    AudioFormat format = new AudioFormat(RATE, 16, 1, true, false);
    AudioSystem.write(
        new AudioInputStream(new ByteArrayInputStream(bytes), format, bytes.length / 2),
        AudioFileFormat.Type.WAVE,
        file.toFile());
    return file;
  }

  @Test
  void theFeatureIsMeasured() throws Exception {
    Path sound = sine(folder.resolve("feature/sine.wav"));
    Path table = sound.resolveSibling("samples.csv");
    Files.writeString(table, "filename,start,dur\nsine.wav,0,500\n");

    smalti("features", "--in", table, "--dir", folder.resolve("feature"), "--features=crest");

    assertThat(Files.readString(table))
        .isEqualTo("filename,start,dur,crest\nsine.wav,0,500,3.01\n");
  }

  @Test
  void theScraperFetchesItsFilesAndListsThem() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> {
      exchange.sendResponseHeaders(200, 5);
      exchange.getResponseBody().write("sound".getBytes(StandardCharsets.US_ASCII));
      exchange.close();
    });
    server.start();
    try {
      String address = "http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":"
          + server.getAddress().getPort() + "/some/a.wav";
      Path list = Files.writeString(folder.resolve("list.txt"), address + "\n");

      smalti("links", "--in", list, "--table", "items.csv", "--out", "fetched");

      assertThat(folder.resolve("fetched/a.wav")).hasContent("sound");
      assertThat(folder.resolve("items.csv")).hasContent("filename,url\na.wav," + address + "\n");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void theVerbWorksOnAFolder() throws Exception {
    sine(folder.resolve("verb/sine.wav"));

    smalti("batch", "rewrap", folder.resolve("verb"), "--out", "rewrapped");

    assertThat(folder.resolve("rewrapped/sine.mkv")).isNotEmptyFile();
  }

  @Test
  void theCompositionMakesAPlan() throws Exception {
    Path sound = sine(folder.resolve("piece/sine.wav"));
    Path table = sound.resolveSibling("grid.csv");
    Files.writeString(table, "filename,start,dur,gridX,gridY\nsine.wav,100,200,0,0\n");

    String said = smalti(
        "compose",
        "roll-call",
        "--in",
        table,
        "--dir",
        folder.resolve("piece"),
        "--out",
        "a.mp4",
        "--dry-run");

    assertThat(said).contains("1 sound and 1 tile from 1 source");
  }
}
