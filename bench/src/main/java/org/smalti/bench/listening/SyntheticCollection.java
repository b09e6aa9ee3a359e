package org.smalti.bench.listening;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/** A made-up collection: an items table and a samples table with features for each item. The same every time. */
final class SyntheticCollection {
  private static final String[] NOTES = {
    "C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"
  };

  private SyntheticCollection() {}

  /** Writes {@code items.csv} and {@code samples/FILE.csv}. */
  static void write(Path folder, int files, int samplesPerFile) throws IOException {
    Path samples = Files.createDirectories(folder.resolve("samples"));
    Random random = new Random(4);
    try (BufferedWriter items = Files.newBufferedWriter(folder.resolve("items.csv"))) {
      items.write("identifier,filename,duration\n");
      for (int i = 0; i < files; i++) {
        String name = String.format(Locale.ROOT, "film-%05d.mp4", i);
        items.write("film-" + i + "," + name + "," + samplesPerFile / 2 + "\n");
        write(samples.resolve(name + ".csv"), name, samplesPerFile, random);
      }
    }
  }

  private static void write(Path table, String name, int samples, Random random)
      throws IOException {
    try (BufferedWriter rows = Files.newBufferedWriter(table)) {
      rows.write("filename,start,dur,power,db,hz,note,octave,clarity,flatness\n");
      double start = 0;
      for (int i = 0; i < samples; i++) {
        start += 100 + 800 * random.nextDouble();
        int key = random.nextInt(3) == 0 ? -1 : 24 + random.nextInt(72);
        rows.write(name);
        cell(rows, start, 1000);
        cell(rows, 80 + 400 * random.nextDouble(), 1000);
        cell(rows, 8 * random.nextDouble(), 10_000);
        cell(rows, -60 * random.nextDouble(), 100);
        cell(rows, key < 0 ? -1 : 440 * Math.pow(2, (key - 69) / 12.0), 100);
        rows.write(key < 0 ? ",-,-1" : "," + NOTES[key % 12] + "," + (key / 12 - 1));
        cell(rows, random.nextDouble(), 10_000);
        cell(rows, random.nextDouble(), 10_000);
        rows.write('\n');
      }
    }
  }

  private static void cell(BufferedWriter row, double value, int parts) throws IOException {
    row.write("," + Math.round(value * parts) / (double) parts);
  }
}
