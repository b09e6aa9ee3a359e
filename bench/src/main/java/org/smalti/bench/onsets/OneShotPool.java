package org.smalti.bench.onsets;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.smalti.core.SmaltiException;
import org.smalti.core.table.Row;
import org.smalti.core.table.TableReader;

/**
 * The one-shots of one half of a corpus: of each kind every other file is for development, the rest for the test, so
 * that what was tuned on one half is judged by the other.
 *
 * @param drums sharp sounds of drum kits, by role: those that have "kick" or "bd" in their name, and so on
 * @param beds background music, whole recordings
 */
record OneShotPool(
    List<OneShot> drums,
    List<OneShot> ringing,
    List<OneShot> guitar,
    List<OneShot> digits,
    List<float[]> beds,
    List<String> leftOut) {
  /** Loops, rolls, slides and sounds of several attacks: no one-shots. */
  private static final Set<String> SERIES = Set.of(
      "drum_roll.flac",
      "loop_tabla.flac",
      "guit_e_slide.flac",
      "guit_e_fifths.flac",
      "misc_crow.flac",
      "guit_harmonics.flac",
      "perc_door.flac");

  /** @param half 0 or 1 */
  static OneShotPool read(Path corpus, int half) {
    Path manifest = corpus.resolve("MANIFEST.csv");
    List<String> files = TableReader.read(manifest).stream()
        .map((Row row) -> row.text("file"))
        .sorted()
        .toList();
    List<OneShot> percussion =
        shots(corpus, half(files, half, "audio/percussion_sonicpi/"), OneShot.STRUCK);
    List<OneShot> drums = new ArrayList<>(percussion);
    List<OneShot> ringing = new ArrayList<>(percussion);
    List<OneShot> guitar =
        new ArrayList<>(shots(corpus, half(files, half, "audio/notes_guitar/"), OneShot.STRUCK));
    List<String> leftOut = Stream.concat(percussion.stream(), guitar.stream())
        .filter(shot -> !shot.sharp())
        .map(shot -> shot.name() + " (" + 1000 * shot.rise() / TrackBuilder.RATE + " ms)")
        .toList();
    drums.removeIf(shot -> !shot.sharp());
    ringing.removeIf(shot -> !shot.sharp() || shot.sound().length < TrackBuilder.RATE);
    if (drums.isEmpty()) {
      throw SmaltiException.input(manifest + " names no one-shots below audio/percussion_sonicpi");
    }
    guitar.removeIf(shot -> !shot.sharp());
    return new OneShotPool(
        drums,
        ringing,
        guitar,
        shots(corpus, half(files, half, "audio/spoken_digits/"), OneShot.SPOKEN),
        half(files, half, "audio/fedflix/orchestra", "audio/music_brahms").stream()
            .map(file -> OneShot.samples(corpus.resolve(file), TrackBuilder.RATE))
            .toList(),
        leftOut);
  }

  private static List<String> half(List<String> files, int half, String... prefixes) {
    Predicate<String> wanted = file -> {
      String name = file.substring(file.lastIndexOf('/') + 1);
      return !SERIES.contains(name) && List.of(prefixes).stream().anyMatch(file::startsWith);
    };
    List<String> all = files.stream().filter(wanted).toList();
    return IntStream.range(0, all.size())
        .filter(i -> i % 2 == half)
        .mapToObj(all::get)
        .toList();
  }

  private static List<OneShot> shots(Path corpus, List<String> files, double level) {
    return files.stream().map(file -> OneShot.read(corpus.resolve(file), level)).toList();
  }

  /** One of a list. */
  static <T> T any(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }

  /** One drum whose name has one of these words; any drum if there is none. */
  OneShot drum(Random random, String... words) {
    List<OneShot> fitting = drums.stream()
        .filter(shot -> List.of(words).stream().anyMatch(shot.name()::contains))
        .toList();
    return any(fitting.isEmpty() ? drums : fitting, random);
  }
}
