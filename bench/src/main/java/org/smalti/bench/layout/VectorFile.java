package org.smalti.bench.layout;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.smalti.tools.layout.vector.Vectors;

/** Vectors in a file, big-endian: int: how many; int: numbers per vector; float: each of them. */
final class VectorFile {
  private VectorFile() {}

  static void write(Vectors vectors, Path file) throws IOException {
    try (var out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
      out.writeInt(vectors.count());
      out.writeInt(vectors.size());
      for (float value : vectors.values()) {
        out.writeFloat(value);
      }
    }
  }

  static Vectors read(Path file) throws IOException {
    try (var in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      int count = in.readInt();
      int size = in.readInt();
      float[] values = new float[Math.multiplyExact(count, size)];
      for (int i = 0; i < values.length; i++) {
        values[i] = in.readFloat();
      }
      return new Vectors(count, size, values);
    }
  }
}
