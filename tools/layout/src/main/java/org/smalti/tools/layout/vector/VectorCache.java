package org.smalti.tools.layout.vector;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.AtomicFile;

/**
 * Vectors by what they were made from, kept in a file between runs. A vector is only found for exactly the kind, file
 * name, file size, time of change, start and duration it was made from; an entry that is damaged is not read.
 *
 * <p>The file, big-endian: the 8 bytes {@code SMALTIV1}, then per vector
 * <pre>
 * int     length of the following up to the check
 * text    kind, like timbre/1, and " of left 2" where channels and track were chosen
 *         (text: unsigned short length in bytes, then modified UTF-8)
 * text    filename as in the table
 * long    size of the media file, bytes
 * long    its time of change, ms since 1970
 * double  start of the sample, ms
 * double  its duration, ms
 * int     how many numbers the vector has
 * float   each of them
 * int     check: CRC-32 of everything after the length
 * </pre>
 */
final class VectorCache {
  private static final byte[] MAGIC = "SMALTIV1".getBytes(StandardCharsets.US_ASCII);
  private static final int LONGEST_ENTRY = 1 << 20;
  private static final int LONGEST_NAME = 16_384;

  private final @Nullable Path file;
  private final Map<VectorKey, float[]> vectors = new LinkedHashMap<>();
  private boolean changed;

  private VectorCache(@Nullable Path file) {
    this.file = file;
  }

  /** A cache in memory alone. */
  static VectorCache inMemory() {
    return new VectorCache(null);
  }

  /**
   * Reads a cache file; a missing one is empty.
   *
   * @param say is told when something in it can't be used
   * @throws SmaltiException if there is something that can't be read at all, or nothing can be written there: better
   *     said now than when the work is done
   */
  static VectorCache open(Path file, Consumer<String> say) {
    VectorCache cache = new VectorCache(file);
    if (Files.isDirectory(file)) {
      throw SmaltiException.input(file + " is a folder; name a file for the cache");
    }
    AtomicFile.to(file).close();
    if (Files.exists(file)) {
      try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
        byte[] head = in.readNBytes(MAGIC.length);
        if (head.length == 0) {
          say.accept(file + " holds no vectors; it is made anew");
        } else if (!Arrays.equals(head, MAGIC)) {
          throw SmaltiException.usage(
              file + " holds something else than vectors; name another file, so that it stays");
        } else if (!cache.load(in)) {
          say.accept(file + " is damaged after " + cache.vectors.size()
              + " vectors; the others are made anew");
        }
      } catch (IOException e) {
        throw SmaltiException.input(file + " can't be read: " + e.getMessage(), e);
      }
    }
    return cache;
  }

  /** Reads all entries; false if it had to stop at a damaged one. */
  private boolean load(DataInputStream in) throws IOException {
    while (true) {
      byte[] head = in.readNBytes(Integer.BYTES);
      if (head.length == 0) {
        return true;
      }
      int length = head.length < Integer.BYTES
          ? -1
          : new DataInputStream(new ByteArrayInputStream(head)).readInt();
      if (length < 0 || length > LONGEST_ENTRY || !entry(in, length)) {
        changed = true;
        return false;
      }
    }
  }

  private boolean entry(DataInputStream in, int length) throws IOException {
    byte[] entry = in.readNBytes(length);
    try {
      if (entry.length < length || in.readInt() != check(entry)) {
        return false;
      }
      var fields = new DataInputStream(new ByteArrayInputStream(entry));
      VectorKey key = VectorKey.read(fields);
      float[] vector = new float[Math.min(LONGEST_ENTRY, Math.max(0, fields.readInt()))];
      for (int i = 0; i < vector.length; i++) {
        vector[i] = fields.readFloat();
        if (!Float.isFinite(vector[i])) {
          return false;
        }
      }
      vectors.put(key, vector);
      return fields.available() == 0;
    } catch (EOFException | UTFDataFormatException damaged) {
      return false;
    }
  }

  boolean has(VectorKey key) {
    return vectors.containsKey(key);
  }

  /** The vector made from exactly this; empty if there is none. */
  float[] get(VectorKey key) {
    return vectors.getOrDefault(key, new float[0]);
  }

  void put(VectorKey key, float[] vector) {
    vectors.put(key, vector);
    changed = true;
  }

  /** Drops the vectors that were made from an earlier state of a file. */
  void dropStale(Function<String, @Nullable MediaStamp> present) {
    changed |= vectors.keySet().removeIf(key -> {
      MediaStamp stamp = present.apply(key.filename());
      return stamp != null && !stamp.equals(key.media());
    });
  }

  /** Drops the vectors of a kind that have the wrong length, or belong to an older edition. */
  void dropMisfits(EmbeddingKind kind, int size) {
    changed |= vectors.entrySet().removeIf(entry -> {
      String edition = entry.getKey().edition();
      return kind.outdates(edition)
          || (edition.equals(kind.edition()) && entry.getValue().length != size);
    });
  }

  /** Writes the file if anything is new. */
  void save() {
    Path target = file;
    if (target == null || !changed) {
      return;
    }
    try (AtomicFile whole = AtomicFile.to(target)) {
      try (var out = new DataOutputStream(
          new BufferedOutputStream(Files.newOutputStream(whole.temporary()), 1 << 16))) {
        out.write(MAGIC);
        for (Map.Entry<VectorKey, float[]> entry : vectors.entrySet()) {
          if (lasting(entry.getKey())) {
            write(entry.getKey(), entry.getValue(), out);
          }
        }
      } catch (IOException e) {
        throw whole.unwritable(e);
      }
      whole.commit();
    }
    changed = false;
  }

  /** Whether the state of the media file is known, so that a later run can tell whether the vector is still right. */
  private static boolean lasting(VectorKey key) {
    return key.media().size() >= 0 && key.filename().length() <= LONGEST_NAME;
  }

  private static void write(VectorKey key, float[] vector, DataOutputStream out)
      throws IOException {
    var bytes = new ByteArrayOutputStream();
    var fields = new DataOutputStream(bytes);
    key.write(fields);
    fields.writeInt(vector.length);
    for (float value : vector) {
      fields.writeFloat(value);
    }
    byte[] entry = bytes.toByteArray();
    out.writeInt(entry.length);
    out.write(entry);
    out.writeInt(check(entry));
  }

  private static int check(byte[] entry) {
    CRC32 crc = new CRC32();
    crc.update(entry);
    return (int) crc.getValue();
  }
}
