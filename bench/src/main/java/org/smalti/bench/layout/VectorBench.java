package org.smalti.bench.layout;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.smalti.bench.ProcessMeasurement;
import org.smalti.media.AudioSpec;
import org.smalti.media.MediaWriter;
import org.smalti.tools.layout.vector.Embedding;
import org.smalti.tools.layout.vector.EmbeddingKind;

/**
 * The part {@code vectors} of {@code bench/layout}: how well each {@code --vector} finds sounds of the same kind, and
 * how long it takes.
 */
final class VectorBench {
  private static final int RATE = 22_050;
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
  private static final int ROUNDS = 5;
  private static final double[] LENGTHS = {0.1, 0.25, 1};

  private final List<LabelledSound> sounds;
  private final PrintStream out;

  VectorBench(Path corpus, PrintStream out) {
    sounds = LabelledSound.of(corpus, RATE);
    this.out = out;
  }

  void run() throws IOException, InterruptedException {
    likeness();
    speed();
  }

  private void likeness() {
    out.printf(
        "%d sounds. Share of the 10 nearest of other recordings with the same label, %%:%n%n",
        sounds.size());
    List<NearestNeighbourPrecision> kinds = new ArrayList<>();
    out.print("| labels | sounds | majority |");
    for (EmbeddingKind kind : EmbeddingKind.values()) {
      kinds.add(new NearestNeighbourPrecision(kind, sounds));
      out.print(" " + kind + ": all | tuned on | held out |");
    }
    out.print("\n|---|---:|---:|" + "---:|".repeat(3 * kinds.size()) + "\n");
    for (LabelSet set : LabelSet.values()) {
      List<LabelledSound> all = NearestNeighbourPrecision.sounds(sounds, set);
      out.printf(
          Locale.ROOT,
          "| %s | %d | %.1f |",
          set.title(),
          all.size(),
          100 * NearestNeighbourPrecision.majority(all, set));
      for (NearestNeighbourPrecision kind : kinds) {
        cell(kind.share(all, set));
        cell(set == LabelSet.VOICE ? Double.NaN : kind.share(half(all, set, 0), set));
        cell(set == LabelSet.VOICE ? Double.NaN : kind.share(half(all, set, 1), set));
      }
      out.println();
    }
  }

  private void cell(double share) {
    out.print(Double.isNaN(share) ? " |" : String.format(Locale.ROOT, " %.1f |", 100 * share));
  }

  /** Half of a set: of the labels where there are many, else of the recordings. */
  private static List<LabelledSound> half(List<LabelledSound> all, LabelSet set, int which) {
    LabelSet splitting = set == LabelSet.SPEAKER ? LabelSet.DIGIT : set;
    boolean byLabel = List.of(LabelSet.SOUND, LabelSet.DIGIT, LabelSet.NOTE).contains(splitting);
    List<Object> parts = new ArrayList<>(all.stream()
        .map(sound -> part(sound, splitting, byLabel))
        .collect(Collectors.toCollection(TreeSet::new)));
    List<LabelledSound> half = all.stream()
        .filter(sound -> parts.indexOf(part(sound, splitting, byLabel)) % 2 == which)
        .toList();
    return NearestNeighbourPrecision.sounds(half, set);
  }

  private static Comparable<?> part(LabelledSound sound, LabelSet set, boolean byLabel) {
    return byLabel ? sound.labels().getOrDefault(set, "") : Integer.valueOf(sound.file());
  }

  /** Seconds of sound per second of one processor, the best of some rounds; decoding counts for the peer alone. */
  private void speed() throws IOException, InterruptedException {
    out.printf("%n| seconds of sound per second, in samples of |");
    for (double length : LENGTHS) {
      out.printf(Locale.ROOT, " %.2f s |", length);
    }
    out.print("\n|---|" + "---:|".repeat(LENGTHS.length) + "\n");
    for (EmbeddingKind kind : EmbeddingKind.values()) {
      out.print("| " + kind + " |");
      for (double length : LENGTHS) {
        out.printf(Locale.ROOT, " %.0f |", speed(kind.make(), (int) (length * RATE)));
      }
      out.println();
    }
    peer();
  }

  private double speed(Embedding embedding, int length) {
    List<float[]> samples = new ArrayList<>();
    for (LabelledSound sound : sounds) {
      for (int from = 0; from + length <= sound.sound().length; from += length) {
        samples.add(Arrays.copyOfRange(sound.sound(), from, from + length));
      }
    }
    long best = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long before = CLOCK.getCurrentThreadCpuTime();
      samples.forEach(embedding::of);
      best = Math.min(best, CLOCK.getCurrentThreadCpuTime() - before);
    }
    return samples.size() * (double) length / RATE / (best / 1e9);
  }

  /** The program aubiomfcc with the same frames over the same sound, as a WAV. */
  private void peer() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("vectors");
    Path file = folder.resolve("sound.wav");
    try {
      double seconds = write(file);
      List<String> words =
          List.of("aubiomfcc", "-i", file.toString(), "-r", "" + RATE, "-B", "2048", "-H", "512");
      double best = Double.POSITIVE_INFINITY;
      for (int round = 0; round < ROUNDS; round++) {
        ProcessMeasurement run = ProcessMeasurement.of(folder, Map.of(), words);
        if (run.exit() != 0) {
          out.printf("%naubiomfcc is not on the path, or does not run%n");
          return;
        }
        best = Math.min(best, run.processorSeconds());
      }
      out.printf(Locale.ROOT, "%naubiomfcc (13 MFCC per frame, as text): %.0f%n", seconds / best);
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  /** All sounds, one after the other; gives how many seconds. */
  private double write(Path file) {
    long frames = 0;
    try (MediaWriter writer =
        MediaWriter.create(file, "wav", Optional.of(new AudioSpec(RATE, 1)), Optional.empty())) {
      for (LabelledSound sound : sounds) {
        writer.writeAudio(sound.sound(), 0, sound.sound().length);
        frames += sound.sound().length;
      }
      writer.finish();
    }
    return frames / (double) RATE;
  }
}
