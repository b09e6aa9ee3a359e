package org.smalti.bench.layout;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.smalti.core.table.Row;
import org.smalti.core.table.TableReader;
import org.smalti.media.AudioDecoder;
import org.smalti.media.AudioSpec;
import org.smalti.media.MediaFile;

/**
 * A sound and its labels. One-shots, notes and digits are heard for a second; of longer sounds there are up to 16
 * windows of half a second, without those that are as good as silent.
 *
 * @param file the number of the recording that it is from
 * @param labels those it has, by kind
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record LabelledSound(int file, float[] sound, Map<LabelSet, String> labels) {
  private static final int WINDOWS = 16;
  private static final double SILENT = 1e-3;

  /**
   * All of a corpus: a folder with a {@code MANIFEST.csv} that has the columns file, kind, label, note, speaker,
   * derivation.
   */
  static List<LabelledSound> of(Path corpus, int rate) {
    List<LabelledSound> sounds = new ArrayList<>();
    List<Row> rows = TableReader.read(corpus.resolve("MANIFEST.csv")).rows();
    for (int file = 0; file < rows.size(); file++) {
      Row row = rows.get(file);
      Map<LabelSet, String> labels = labels(row);
      if (labels.isEmpty()) {
        continue;
      }
      float[] sound = read(corpus.resolve(row.text("file")), rate);
      if (labels.containsKey(LabelSet.MATERIAL) && oneShot(labels)) {
        sounds.add(
            new LabelledSound(file, Arrays.copyOf(sound, Math.min(sound.length, rate)), labels));
      } else {
        windows(file, sound, rate / 2, labels, sounds);
      }
    }
    return sounds;
  }

  private static Map<LabelSet, String> labels(Row row) {
    Map<LabelSet, String> labels = new TreeMap<>();
    boolean first = row.text("file").startsWith("audio/")
        && row.filled("acodec")
        && !row.text("derivation").contains("transcoded")
        && !row.text("kind").contains("COMPOSED");
    for (LabelSet set : LabelSet.values()) {
      if (first && !set.label(row).isEmpty()) {
        labels.put(set, set.label(row));
      }
    }
    return labels;
  }

  private static boolean oneShot(Map<LabelSet, String> labels) {
    return List.of("digit", "percussion", "guitar").contains(labels.get(LabelSet.MATERIAL));
  }

  private static void windows(
      int file, float[] sound, int length, Map<LabelSet, String> labels, List<LabelledSound> to) {
    int room = Math.max(1, (sound.length - length / 2 + length - 1) / length);
    int count = Math.min(WINDOWS, room);
    for (int i = 0; i < count; i++) {
      int from = count == 1 ? 0 : i * (room - 1) / (count - 1) * length;
      float[] window = Arrays.copyOfRange(sound, from, Math.min(sound.length, from + length));
      double square = 0;
      for (float value : window) {
        square += (double) value * value / window.length;
      }
      if (square >= SILENT * SILENT) {
        to.add(new LabelledSound(file, window, labels));
      }
    }
  }

  private static float[] read(Path file, int rate) {
    try (MediaFile media = MediaFile.open(file);
        AudioDecoder decoder = media.audio(new AudioSpec(rate, 1))) {
      float[] sound = new float[1 << 16];
      int size = 0;
      while (true) {
        int frames = decoder.read(sound, size, sound.length - size);
        if (frames < 0) {
          return Arrays.copyOf(sound, size);
        }
        size += frames;
        if (size == sound.length) {
          sound = Arrays.copyOf(sound, 2 * size);
        }
      }
    }
  }
}
