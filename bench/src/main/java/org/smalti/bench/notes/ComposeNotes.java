package org.smalti.bench.notes;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import org.smalti.bench.CorpusOptions;
import org.smalti.core.cli.SmaltiCommandLine;
import org.smalti.core.run.Cancellation;
import org.smalti.core.show.Console;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench/compose-notes}: notes whose pitch is known and sounds that have none; the same for the same seed. */
@Command(
    name = "compose-notes",
    description =
        "Make notes whose pitch is known and sounds that have none: OUT/notes_dev to tune on,"
            + " OUT/notes_test to judge by, OUT/tones and OUT/quiet to measure with.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  bench/compose-notes corpus sets && bench/accuracy sets/notes_test sets/tones")
public final class ComposeNotes implements Callable<Integer> {
  private static final List<String> HALVES = List.of("notes_dev", "notes_test");
  private static final double SHORTEST = 0.12;
  private static final double LONGEST = 1;
  /** The shortest note in periods, since low notes are not played shorter. */
  private static final int PERIODS = 12;
  /** dB: the peak of the quietest. */
  private static final double QUIETEST = -24;

  @Mixin
  private CorpusOptions options = new CorpusOptions();

  @Option(
      names = "--notes",
      defaultValue = "40",
      description = "of each computed instrument and hit (default: ${DEFAULT-VALUE})")
  private int notes;

  public static void main(String[] arguments) {
    var console = Console.ofThisProcess(new Cancellation());
    System.exit(new SmaltiCommandLine(ComposeNotes.class, console).execute(arguments));
  }

  @Override
  public Integer call() {
    ChangedRecordings recordings = new ChangedRecordings(options.corpus());
    for (int half = 0; half < HALVES.size(); half++) {
      try (NoteSet set = new NoteSet(options.out().resolve(HALVES.get(half)))) {
        recordings.addTo(set, half);
        addVoices(set, half);
        addHits(set, half);
        set.finish();
      }
    }
    PlainTones.write(options.out().resolve("tones"));
    SilenceOrNoise.write(options.out().resolve("quiet"));
    return 0;
  }

  private void addVoices(NoteSet set, int half) {
    for (SyntheticInstrument voice : SyntheticInstrument.values()) {
      for (int i = 0; i < notes; i++) {
        Random random = new Random(NoteSet.seed(options.seed(), half, voice, i));
        double hz = voice.hz((i + random.nextDouble()) / notes);
        double wanted = SHORTEST * Math.pow(LONGEST / SHORTEST, random.nextDouble());
        double seconds = Math.max(PERIODS / hz, wanted);
        MonoSound clip = MonoSound.of(voice.note(hz, seconds, random), MonoSound.RATE);
        set.note(file(voice, i), voice.toString(), hz, clip.at(level(random)), random);
      }
    }
  }

  private void addHits(NoteSet set, int half) {
    for (UnpitchedSound hit : UnpitchedSound.values()) {
      for (int i = 0; i < notes; i++) {
        Random random = new Random(NoteSet.seed(options.seed(), half, hit, i));
        MonoSound clip = MonoSound.of(hit.sound(random), MonoSound.RATE);
        set.unpitched(file(hit, i), hit.toString(), clip.at(level(random)), random);
      }
    }
  }

  private static double level(Random random) {
    return QUIETEST * random.nextDouble();
  }

  private static String file(Object kind, int number) {
    return String.format(Locale.ROOT, "%s/%s_%02d.wav", kind, kind, number + 1);
  }
}
