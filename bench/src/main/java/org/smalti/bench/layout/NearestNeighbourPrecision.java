package org.smalti.bench.layout;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.smalti.tools.layout.vector.Embedding;
import org.smalti.tools.layout.vector.EmbeddingKind;
import org.smalti.tools.layout.vector.Vectors;

/**
 * Precision at 10 of one embedding: the share of the 10 nearest vectors with the same label as the query. Each sound in
 * turn is the query; those of its own recording are left out; fewer than 10 are counted where a label has fewer.
 * Columns are scaled over the set as {@code smalti tsne} does.
 */
final class NearestNeighbourPrecision {
  private static final int NEAREST = 10;

  private final float[] weights;
  private final Map<LabelledSound, float[]> vectors = new HashMap<>();

  /** The vectors of all sounds. */
  NearestNeighbourPrecision(EmbeddingKind kind, List<LabelledSound> sounds) {
    Embedding embedding = kind.make();
    weights = embedding.weights();
    sounds.forEach(sound -> vectors.put(sound, embedding.of(sound.sound())));
  }

  /** The sounds that can be queries: those whose label is on at least two recordings. */
  static List<LabelledSound> sounds(List<LabelledSound> all, LabelSet set) {
    Map<String, TreeSet<Integer>> recordings = new HashMap<>();
    all.stream()
        .filter(sound -> sound.labels().containsKey(set))
        .forEach(sound -> recordings
            .computeIfAbsent(label(sound, set), label -> new TreeSet<>())
            .add(sound.file()));
    return all.stream()
        .filter(
            sound -> recordings.getOrDefault(label(sound, set), new TreeSet<>()).size() > 1)
        .toList();
  }

  /** The share of sounds with the most frequent label: the precision of always predicting it. */
  static double majority(List<LabelledSound> sounds, LabelSet set) {
    Map<String, Integer> counts = new HashMap<>();
    sounds.forEach(sound -> counts.merge(label(sound, set), 1, Integer::sum));
    return counts.values().stream().mapToInt(Integer::intValue).max().orElse(0)
        / (double) sounds.size();
  }

  /** The mean precision over all queries. */
  double share(List<LabelledSound> sounds, LabelSet set) {
    float[] values = new float[sounds.size() * weights.length];
    for (int i = 0; i < sounds.size(); i++) {
      System.arraycopy(
          vectors.getOrDefault(sounds.get(i), new float[0]),
          0,
          values,
          i * weights.length,
          weights.length);
    }
    float[] scaled =
        new Vectors(sounds.size(), weights.length, values).standardized(weights).values();
    double sum = 0;
    for (int i = 0; i < sounds.size(); i++) {
      sum += share(sounds, set, scaled, i);
    }
    return sum / sounds.size();
  }

  private double share(List<LabelledSound> sounds, LabelSet set, float[] scaled, int asking) {
    LabelledSound sound = sounds.get(asking);
    double[] distances = new double[sounds.size()];
    Arrays.setAll(distances, i -> distance(scaled, asking, i));
    int[] others = IntStream.range(0, sounds.size())
        .filter(i -> sounds.get(i).file() != sound.file())
        .toArray();
    long alike =
        Arrays.stream(others).filter(i -> same(sound, sounds.get(i), set)).count();
    int wanted = (int) Math.min(NEAREST, alike);
    double found = Arrays.stream(others)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> distances[i]))
        .limit(wanted)
        .filter(i -> same(sound, sounds.get(i), set))
        .count();
    return found / wanted;
  }

  private double distance(float[] scaled, int a, int b) {
    double sum = 0;
    for (int c = 0; c < weights.length; c++) {
      double apart = scaled[a * weights.length + c] - scaled[b * weights.length + c];
      sum += apart * apart;
    }
    return sum;
  }

  private static boolean same(LabelledSound a, LabelledSound b, LabelSet set) {
    return label(a, set).equals(label(b, set));
  }

  private static String label(LabelledSound sound, LabelSet set) {
    return sound.labels().getOrDefault(set, "");
  }
}
