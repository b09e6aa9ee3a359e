package org.smalti.compositions.sequence;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.smalti.compositions.FileEnds;
import org.smalti.compositions.MixOptions;
import org.smalti.compositions.OutputName;
import org.smalti.compositions.PlanOption;
import org.smalti.compositions.PlanSummary;
import org.smalti.compositions.RenderStage;
import org.smalti.compositions.SoundFileOptions;
import org.smalti.compositions.mix.MixSettings;
import org.smalti.compositions.plan.Plan;
import org.smalti.compositions.plan.Sound;
import org.smalti.core.ExitCode;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.MediaFolderOption;
import org.smalti.core.cli.MemoryUse;
import org.smalti.core.cli.RunOptions;
import org.smalti.core.files.InputFiles;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;
import org.smalti.media.SoundSelectionOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code smalti mix}: the clips of a table, each at its time and treated as its row says, as one audio file. */
@Command(
    name = "mix",
    mixinStandardHelpOptions = true,
    description = {
      "Mix the clips of a table into one sound, each at its own time.",
      "Columns: filename, start, dur and at (ms); as wanted volume (1 as it is), pan (-1 to 1),"
          + " fadeIn, fadeOut (ms), match (dBFS of RMS), reverse (1), stretch (times longer),"
          + " pitch (semitones), highPass, lowPass (Hz), reverb (0 to 100), echo (ms), echoLevel"
          + " (dB each time, -6)."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  smalti mix --in sequence.csv --dir media --out mix.wav",
      "  smalti mix --in sequence.csv --dir media --match -18LUFS --loudness -16 --out mix.flac"
    })
@MemoryUse(MemoryUse.Kind.MIXES_CLIPS)
public final class MixCommand implements Callable<Integer> {
  @Option(
      names = {"-i", "--in"},
      required = true,
      paramLabel = "TABLE",
      description = "the sequence (.csv)")
  private Path in = Path.of("");

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "FILE",
      description = "the sound to write: .mp3, .wav, .flac, .m4a, .opus or .ogg")
  private Path out = Path.of("");

  @Option(
      names = "--right",
      paramLabel = "MS",
      defaultValue = "0",
      description =
          "silence after the last sound, its echoes and its room (default: ${DEFAULT-VALUE})")
  private double right;

  @Mixin
  private MediaFolderOption folder = new MediaFolderOption();

  @Mixin
  private PlanOption whole = new PlanOption();

  @Mixin
  private SoundSelectionOption sound = new SoundSelectionOption();

  @Mixin
  private MixOptions mix = new MixOptions();

  @Mixin
  private SoundFileOptions soundFile = new SoundFileOptions();

  @Mixin
  private RunOptions run;

  @Override
  public Integer call() {
    OutputName.sound(out);
    MixSettings mixed = mix.mix(0);
    if (!(right >= 0)) {
      throw SmaltiException.usage("--right is 0 ms or more, not " + right);
    }
    var sequence = new Sequence(mix.fades());
    Table table = TableReader.read(in);
    check(sequence.sounds(table));
    List<Sound> sounds = sequence.sounds(FileEnds.cut(table, folder.media(), run.context()));
    Plan plan = Plan.ofSounds(mixed.lastMillis(sounds) + right, sounds);
    whole.write(plan, plan.millis());
    if (run.context().dryRun()) {
      new PlanSummary(plan, plan.millis(), out).ofSound().forEach(run.context().out()::println);
      return ExitCode.OK;
    }
    return new RenderStage(run.context(), folder.media(), sound.selection(), null)
        .sound(plan, soundFile.file(out, Math.max(1, Sound.frame(plan.millis()))), mixed, out);
  }

  /** Nothing that is read is written over, which is known before any file is opened. */
  private void check(List<Sound> sounds) {
    List<String> names = sounds.stream().map(Sound::filename).distinct().toList();
    InputFiles read = InputFiles.of(List.of(in), folder.media(), names);
    read.spare(out);
    whole.file().ifPresent(read::spare);
    soundFile.spare(folder, names);
  }
}
