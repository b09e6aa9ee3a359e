package org.smalti.tools.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.smalti.core.run.Fingerprint;

/** Reads a page as a browser does. */
record TestSite(Path folder) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The value of a data script. */
  JsonNode part(String name) {
    try {
      String script = Files.readString(folder.resolve("page").resolve(name + ".js"));
      String begin = "smalti.part(\"" + name + "\", ";
      if (!script.startsWith(begin) || !script.endsWith(");\n")) {
        throw new AssertionError(name + " is no part of that name");
      }
      return JSON.readTree(script.substring(begin.length(), script.length() - 3));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode samples() {
    return part("samples");
  }

  static ByteBuffer bytes(JsonNode base64) {
    return ByteBuffer.wrap(Base64.getDecoder().decode(base64.asText()))
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  static int[] integers(JsonNode base64) {
    ByteBuffer bytes = bytes(base64);
    int[] numbers = new int[bytes.capacity() / Integer.BYTES];
    bytes.asIntBuffer().get(numbers);
    return numbers;
  }

  static float[] floats(JsonNode base64) {
    ByteBuffer bytes = bytes(base64);
    float[] numbers = new float[bytes.capacity() / Float.BYTES];
    bytes.asFloatBuffer().get(numbers);
    return numbers;
  }

  static double[] doubles(JsonNode base64) {
    ByteBuffer bytes = bytes(base64);
    double[] numbers = new double[bytes.capacity() / Double.BYTES];
    bytes.asDoubleBuffer().get(numbers);
    return numbers;
  }

  /** All files with a digest of their size and time of change. */
  Map<String, String> state() throws IOException {
    Map<String, String> state = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(Files::isRegularFile)
          .forEach(file -> state.put(
              folder.relativize(file).toString(),
              new Fingerprint().withFile(file).key()));
    }
    return state;
  }

  /** All files of the page with their bytes. */
  Map<String, String> content() throws IOException {
    Map<String, String> content = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(Files::isRegularFile)
          .filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
          .forEach(file -> content.put(folder.relativize(file).toString(), text(file)));
    }
    return content;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
