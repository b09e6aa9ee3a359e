package org.smalti.tools.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Objects;
import java.util.function.Consumer;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.show.JsonText;

/**
 * Writes a data script: one call {@code smalti.part("NAME", VALUE);}, whose value is JSON. Arrays of numbers are base64
 * texts of their little-endian bytes.
 */
final class ScriptWriter {
  /** What all data scripts begin with. */
  static final String BEGIN = "smalti.part(\"";
  /** Characters of a base64 text for each byte. */
  static final double BASE64 = 4.0 / 3;

  private final Writer out;
  /** Whether the next value or field is the first one of its object or array. */
  private boolean first = true;

  private ScriptWriter(Writer out) {
    this.out = out;
  }

  /** Writes a script whole or not at all. */
  static void write(Path file, String name, Consumer<ScriptWriter> value) {
    try (AtomicFile whole = AtomicFile.to(file)) {
      try (Writer out = Files.newBufferedWriter(whole.temporary(), StandardCharsets.UTF_8)) {
        out.write(BEGIN + name + "\", ");
        value.accept(new ScriptWriter(out));
        out.write(");\n");
      } catch (UncheckedIOException e) {
        throw whole.unwritable(Objects.requireNonNull(e.getCause()));
      } catch (IOException e) {
        throw whole.unwritable(e);
      }
      whole.commit();
    }
  }

  /** An object as the value of a field, or as the value of the script. */
  ScriptWriter object(Consumer<ScriptWriter> fields) {
    return nested("{", fields, "}");
  }

  ScriptWriter array(Consumer<ScriptWriter> values) {
    return nested("[", values, "]");
  }

  private ScriptWriter nested(String begin, Consumer<ScriptWriter> content, String end) {
    raw(begin);
    first = true;
    content.accept(this);
    first = false;
    return raw(end);
  }

  /** The name of a field; its value comes next. */
  ScriptWriter field(String name) {
    next();
    return raw(quoted(name) + ":");
  }

  /** A value of an array comes next. */
  ScriptWriter next() {
    raw(first ? "" : ",");
    first = false;
    return this;
  }

  ScriptWriter text(String text) {
    return raw(quoted(text));
  }

  /** A number; null where it is none. */
  ScriptWriter number(double number) {
    if (!Double.isFinite(number)) {
      return nothing();
    }
    return raw(
        number == Math.rint(number) && Math.abs(number) < 1e15
            ? Long.toString((long) number)
            : Double.toString(number));
  }

  ScriptWriter truth(boolean value) {
    return raw(Boolean.toString(value));
  }

  ScriptWriter nothing() {
    return raw("null");
  }

  ScriptWriter doubles(double[] numbers) {
    byte[] bytes = new byte[Math.multiplyExact(numbers.length, Double.BYTES)];
    littleEndian(bytes).asDoubleBuffer().put(numbers);
    return base64(bytes);
  }

  ScriptWriter floats(float[] numbers) {
    byte[] bytes = new byte[Math.multiplyExact(numbers.length, Float.BYTES)];
    littleEndian(bytes).asFloatBuffer().put(numbers);
    return base64(bytes);
  }

  /** Unsigned in the browser: −1 is 0xffffffff there. */
  ScriptWriter integers(int[] numbers) {
    byte[] bytes = new byte[Math.multiplyExact(numbers.length, Integer.BYTES)];
    littleEndian(bytes).asIntBuffer().put(numbers);
    return base64(bytes);
  }

  ScriptWriter base64(byte[] bytes) {
    return raw("\"").raw(Base64.getEncoder().encodeToString(bytes)).raw("\"");
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Text that ends neither the string nor, where a host puts it into a page, the script. */
  private static String quoted(String text) {
    return JsonText.quoted(text).replace("<", "\\u003c");
  }

  private ScriptWriter raw(String text) {
    try {
      out.write(text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
