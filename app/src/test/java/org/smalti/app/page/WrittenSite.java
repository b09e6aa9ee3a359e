package org.smalti.app.page;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/**
 * A page of as many samples as are wanted, made without media: each is one cell of a square grid, with a picture of one
 * colour, and lies on the plane a little aside of its cell; the first 64 have a tone of two seconds.
 */
final class WrittenSite {
  static final int WITH_SOUND = 64;
  static final int IN_PART = 32;
  private static final double SECONDS = 2;
  private static final int RATE = 8000;
  private static final Pattern NAMED = Pattern.compile("page/([a-z-]+\\.(?:js|css))\"");
  private static final String SITE = "/org/smalti/tools/page/site/";

  private final int n;
  private final int heard;
  private final int side;
  private final Path folder;

  private WrittenSite(int n, int heard, Path folder) {
    this.n = n;
    this.heard = heard;
    this.side = (int) Math.ceil(Math.sqrt(n));
    this.folder = folder;
  }

  /** @return the address of the page */
  static String write(int n, Path folder) throws IOException {
    return write(n, Math.min(n, WITH_SOUND), folder);
  }

  /**
   * @param heard how many of the samples have a sound
   * @return the address of the page
   */
  static String write(int n, int heard, Path folder) throws IOException {
    Files.createDirectories(folder.resolve("page"));
    WrittenSite site = new WrittenSite(n, heard, folder);
    site.assets();
    site.samples();
    site.pictures();
    site.sound();
    return folder.resolve("index.html").toUri().toString();
  }

  private void assets() throws IOException {
    String index = resource("index.html");
    Files.writeString(
        folder.resolve("index.html"), index.replaceAll("\\{[a-z]+\\}", "A page of " + n));
    Matcher named = NAMED.matcher(index);
    while (named.find()) {
      Files.writeString(folder.resolve("page").resolve(named.group(1)), resource(named.group(1)));
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(WrittenSite.class.getResourceAsStream(SITE + name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void part(String name, String value) throws IOException {
    Files.writeString(
        folder.resolve("page").resolve(name + ".js"),
        "smalti.part(\"" + name + "\", " + value + ");\n");
  }

  private void samples() throws IOException {
    int[] rows = IntStream.range(0, n).toArray();
    int[] parts =
        IntStream.range(0, n).map(row -> row < heard ? row / IN_PART : -1).toArray();
    double[] x = IntStream.range(0, n)
        .mapToDouble(row -> row % side + 0.3 * Math.sin(row))
        .toArray();
    double[] y = IntStream.range(0, n)
        .mapToDouble(row -> Math.floorDiv(row, side) + 0.3 * Math.cos(row))
        .toArray();
    double[] start = IntStream.range(0, n).mapToDouble(row -> 10.0 * row).toArray();
    part(
        "samples",
        "{\"version\":1,\"title\":\"A page\",\"made\":\"a test\",\"n\":" + n
            + ",\"table\":\"subset.csv\",\"columns\":["
            + "{\"name\":\"filename\",\"kind\":\"text\",\"words\":[\"a.wav\",\"b.wav\",\"c.wav\"],\"values\":"
            + array(new int[n]) + "},"
            + column("start", start) + "," + column("x", x) + "," + column("y", y) + "],"
            + "\"offered\":[\"start\"],\"colour\":\"start\",\"plane\":[\"x\",\"y\"],\"space\":null,"
            + "\"grid\":{\"columns\":" + side + ",\"rows\":" + side + "},\"pictures\":{\"width\":"
            + width()
            + ",\"height\":" + height() + ",\"columns\":" + side + ",\"rows\":" + side
            + ",\"block\":" + block()
            + ",\"cells\":" + array(rows)
            + "},\"near\":null,\"sound\":{\"format\":\"wav\",\"mime\":\"audio/wav\","
            + "\"parts\":" + (heard + IN_PART - 1) / IN_PART + ",\"part\":" + array(parts)
            + ",\"at\":"
            + floats(row -> row % IN_PART * SECONDS) + ",\"dur\":" + floats(row -> SECONDS) + "},"
            + "\"files\":[" + file("a.wav", "A") + "," + file("b.wav", "A") + ","
            + file("c.wav", "C")
            + "],\"media\":null,\"results\":[]}");
    int[] nobody = new int[n];
    Arrays.fill(nobody, -1);
    part(
        "neighbours",
        "{\"each\":1,\"rows\":" + array(nobody) + ",\"distances\":" + floats(row -> 0) + "}");
  }

  /** As large as fits into a texture. */
  private int width() {
    int width = 48;
    while (width * side > 8192) {
      width /= 2;
    }
    return width;
  }

  private int height() {
    return width() * 2 / 3;
  }

  private int block() {
    return 768 / width();
  }

  private void pictures() throws IOException {
    int across = (side + block() - 1) / block();
    for (int i = 0; i < across * across; i++) {
      int left = i % across * block();
      int top = i / across * block();
      int columns = Math.min(block(), side - left);
      int lines = Math.min(block(), side - top);
      BufferedImage image =
          new BufferedImage(columns * width(), lines * height(), BufferedImage.TYPE_INT_RGB);
      Graphics2D pen = image.createGraphics();
      for (int cell = 0; cell < columns * lines; cell++) {
        pen.setColor(Color.getHSBColor((left + cell % columns) / (float) side, 0.7f, 0.8f));
        pen.fillRect(cell % columns * width(), cell / columns * height(), width(), height());
      }
      pen.dispose();
      ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
      ImageIO.write(image, "jpg", jpeg);
      part(String.format("pictures-%04d", i), base64(jpeg.toByteArray()));
    }
  }

  private void sound() throws IOException {
    int length = (int) (IN_PART * SECONDS * RATE);
    ByteBuffer wav = ByteBuffer.allocate(44 + 2 * length).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * length);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wav.putShort((short) 1)
        .putShort((short) 1)
        .putInt(RATE)
        .putInt(2 * RATE)
        .putShort((short) 2)
        .putShort((short) 16);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * length);
    for (int i = 0; i < length; i++) {
      wav.putShort((short) (3000 * Math.sin(2 * Math.PI * 440 * i / RATE)));
    }
    for (int i = 0; i < (heard + IN_PART - 1) / IN_PART; i++) {
      part(String.format("sound-%04d", i), base64(wav.array()));
    }
  }

  private static String file(String name, String title) {
    return "{\"filename\":\"" + name + "\",\"title\":\"" + title
        + "\",\"creator\":\"\",\"date\":\"\",\"licence\":\"\",\"licenceUrl\":\"\",\"link\":\"\","
        + "\"video\":false,\"duration\":9}";
  }

  private static String column(String name, double[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      bytes.putDouble(value);
    }
    return "{\"name\":\"" + name
        + "\",\"kind\":\"number\",\"unit\":\"\",\"scale\":\"linear\",\"category\":false,"
        + "\"values\":" + base64(bytes.array()) + "}";
  }

  private static String array(int[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : values) {
      bytes.putInt(value);
    }
    return base64(bytes.array());
  }

  private String floats(IntToDoubleFunction of) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * n).order(ByteOrder.LITTLE_ENDIAN);
    for (int row = 0; row < n; row++) {
      bytes.putFloat((float) of.applyAsDouble(row));
    }
    return base64(bytes.array());
  }

  private static String base64(byte[] bytes) {
    return '"' + Base64.getEncoder().encodeToString(bytes) + '"';
  }
}
