package org.smalti.tools.layout;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.files.CompanionName;
import org.smalti.tools.layout.tsne.Checkpoint;
import org.smalti.tools.layout.tsne.TsneState;

/**
 * How far an interrupted t-SNE has come, in a hidden file beside its output.
 *
 * <p>The file, big-endian: the 8 bytes {@code SMALTIT1}; text (unsigned short length in bytes, then modified UTF-8): a
 * key of what is placed and how; int: iterations done; int: how many numbers follow three times over, as doubles:
 * places, steps, gains; long: CRC-32 of all before it.
 */
final class TsneStateFile implements Checkpoint {
  private static final byte[] MAGIC = "SMALTIT1".getBytes(StandardCharsets.US_ASCII);

  private final Path file;
  private final String key;
  private final int numbers;

  /**
   * @param output the table that gets the places
   * @param prefix of their columns
   * @param key of what is placed and how; a state of anything else is not taken
   * @param numbers how many coordinates there are in all
   */
  TsneStateFile(Path output, String prefix, String key, int numbers) {
    file = CompanionName.hidden(output, prefix + ".state");
    this.key = key;
    this.numbers = numbers;
  }

  @Override
  public Optional<TsneState> found() {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    var check = new CRC32();
    try (var in = new DataInputStream(
        new CheckedInputStream(new BufferedInputStream(Files.newInputStream(file)), check))) {
      if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC) || !in.readUTF().equals(key)) {
        return Optional.empty();
      }
      int iterations = in.readInt();
      if (iterations < 0 || in.readInt() != numbers) {
        return Optional.empty();
      }
      var state = new TsneState(iterations, doubles(in), doubles(in), doubles(in));
      long sum = check.getValue();
      return in.readLong() == sum ? Optional.of(state) : Optional.empty();
    } catch (IOException tornOrGone) {
      return Optional.empty();
    }
  }

  private double[] doubles(DataInputStream in) throws IOException {
    double[] values = new double[numbers];
    for (int i = 0; i < numbers; i++) {
      values[i] = in.readDouble();
    }
    return values;
  }

  @Override
  public void keep(TsneState state) {
    // A file can't be written by an interrupted thread.
    boolean interrupted = Thread.interrupted();
    try (AtomicFile whole = AtomicFile.to(file)) {
      try {
        write(state, whole.temporary());
      } catch (IOException e) {
        throw whole.unwritable(e);
      }
      whole.commit();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void write(TsneState state, Path to) throws IOException {
    var check = new CRC32();
    try (var out = new DataOutputStream(new CheckedOutputStream(
        new BufferedOutputStream(Files.newOutputStream(to), 1 << 16), check))) {
      out.write(MAGIC);
      out.writeUTF(key);
      out.writeInt(state.iterations());
      out.writeInt(numbers);
      for (double[] values : new double[][] {state.points(), state.steps(), state.gains()}) {
        for (double value : values) {
          out.writeDouble(value);
        }
      }
      out.writeLong(check.getValue());
    }
  }

  /** Forgets the state: it is no longer needed, or not wanted. */
  void drop() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw AtomicFile.unwritable(file, e);
    }
  }
}
