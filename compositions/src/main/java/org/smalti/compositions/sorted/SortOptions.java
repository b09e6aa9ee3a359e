package org.smalti.compositions.sorted;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.smalti.compositions.CreditsOptions;
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
import org.smalti.compositions.sequence.Sequence;
import org.smalti.core.ExitCode;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.cli.MediaFolderOption;
import org.smalti.core.files.InputFiles;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.table.Columns;
import org.smalti.core.table.Sort;
import org.smalti.core.table.Table;
import org.smalti.media.ChannelChoice;
import org.smalti.media.SoundSelection;
import org.smalti.media.SoundSelectionOption;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code smalti sort}, whether it begins with a table or with media files, and its last step. */
public final class SortOptions {
  /** ms. */
  private static final double RIGHT = 2000;

  private static final double VOLUME = 0.6;
  private static final String USUAL_SELECT = "power=desc=0.8&clarity=desc";

  /** Options of the order, which a sound that is played decides itself. */
  public static final List<String> OF_ORDER =
      List.of("--by", "--limit", "--select", "--overlap", "--overlap-share");

  @Option(
      names = {"-b", "--by"},
      paramLabel = "SORT",
      description = "the order, as key=asc|desc (default: ${DEFAULT-VALUE})")
  private String by = "hz=asc";

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "at most so many samples, 0 for all (default: ${DEFAULT-VALUE})")
  private int limit = 4096;

  @Option(
      names = "--select",
      paramLabel = "SORT",
      description = "which samples to keep where there are more (default: ${DEFAULT-VALUE})")
  private String select = USUAL_SELECT;

  @Option(
      names = "--overlap",
      paramLabel = "MS",
      defaultValue = "128",
      description =
          "the next sample begins after so long at the latest (default: ${DEFAULT-VALUE}, as in"
              + " media-tools)")
  private double overlap;

  @Option(
      names = "--overlap-share",
      paramLabel = "SHARE",
      defaultValue = "0.5",
      description = "... or after this share of the sample; 1: one after the other (default:"
          + " ${DEFAULT-VALUE}, as in media-tools)")
  private double overlapShare;

  @Option(
      names = "--left",
      paramLabel = "MS",
      defaultValue = "500",
      description = "silence before the first sample (default: ${DEFAULT-VALUE})")
  private double left;

  @Option(
      names = "--right",
      paramLabel = "MS",
      description =
          "silence after the last sample (default: 2000, or until its echo in the room is over)")
  private double right = Double.NaN;

  @Option(
      names = "--volume",
      paramLabel = "FACTOR",
      description =
          "of each sample; 0.5 is -6 dB (default: 0.6, which is -4.4 dB and leaves room for two at"
              + " once; with --match none 1, as recorded)")
  private double volume = Double.NaN;

  @Mixin
  private PlanOption whole = new PlanOption();

  @Mixin
  private SoundSelectionOption sound = new SoundSelectionOption();

  @Mixin
  private MixOptions mix = new MixOptions();

  @Mixin
  private SoundFileOptions soundFile = new SoundFileOptions();

  @Mixin
  private CreditsOptions credits = new CreditsOptions();

  /** The columns of the order, and of the choice if one was asked for. */
  public List<String> columns() {
    List<String> columns = new ArrayList<>(Sort.parse(by).columns());
    if (!select.equals(USUAL_SELECT)) {
      columns.addAll(Sort.parse(select).columns());
    }
    return columns;
  }

  /** The words that let another command hear the same sounds. */
  public List<String> heard() {
    SoundSelection heard = sound.selection();
    List<String> words = new ArrayList<>();
    if (heard.channel() != ChannelChoice.MIX) {
      words.addAll(List.of("--channel", heard.channel().toString()));
    }
    if (!heard.track().isEmpty()) {
      words.addAll(List.of("--track", heard.track()));
    }
    return words;
  }

  /**
   * Looks at everything that can be wrong before anything is heard.
   *
   * @param columns what can be sorted by
   * @param folder the folder of the media
   * @param sources what is heard
   * @param read all files that are read
   * @param out the sound to be written
   * @throws SmaltiException if an option is wrong, or something that is read would be written over
   */
  public void check(
      Columns columns, MediaFolderOption folder, List<String> sources, InputFiles read, Path out) {
    check(folder, sources, read, out);
    columns.require(columns());
  }

  /** The same of a sound that is played, which needs no order. */
  public void check(MediaFolderOption folder, List<String> sources, InputFiles read, Path out) {
    OutputName.sound(out);
    mix.fades();
    sorted(mix.mix(0));
    Sort.parse(by);
    Sort.parse(select);
    credits.check();
    read.spare(out);
    whole.file().ifPresent(read::spare);
    credits.file().ifPresent(read::spare);
    soundFile.spare(folder, sources);
  }

  /** ms of silence at the end. */
  private double after(MixSettings mixed) {
    return Double.isNaN(right) ? Math.max(RIGHT, mixed.roomMillis()) : right;
  }

  private SortedAudio sorted(MixSettings mixed) {
    double each = Double.isNaN(volume) ? mix.unmatched() ? 1 : VOLUME : volume;
    return new SortedAudio(by, limit, select, overlap, overlapShare, left, after(mixed), each);
  }

  /**
   * Makes one audio file of the samples of a table.
   *
   * @return the exit code of the command
   */
  public int write(Table samples, MediaFolder media, Path out, CommandContext run) {
    MixSettings mixed = mix.mix(0);
    Plan plan = sorted(mixed).plan(FileEnds.cut(samples, media, run)).faded(mix.fades());
    return perform(plan, mixed, media, out, run);
  }

  /**
   * Makes one audio file of a sequence, in which each row says when its sample is heard and how.
   *
   * @return the exit code of the command
   */
  public int play(Table sequence, MediaFolder media, Path out, CommandContext run) {
    MixSettings mixed = mix.mix(0);
    double each = Double.isNaN(volume) ? 1 : volume;
    List<Sound> sounds = new ArrayList<>();
    double end = 0;
    for (Sound sound : new Sequence(mix.fades()).sounds(FileEnds.cut(sequence, media, run))) {
      Sound placed = sound.moved(sound.at() + Sound.frame(left)).times(each);
      sounds.add(placed);
      end = Math.max(end, placed.at() * 1000.0 / Sound.RATE + placed.heard());
    }
    return perform(Plan.ofSounds(end + after(mixed), sounds), mixed, media, out, run);
  }

  private int perform(
      Plan plan, MixSettings mixed, MediaFolder media, Path out, CommandContext run) {
    whole.write(plan, plan.millis());
    if (run.dryRun()) {
      new PlanSummary(plan, plan.millis(), out).ofSound().forEach(run.out()::println);
      return ExitCode.OK;
    }
    int code = new RenderStage(run, media, sound.selection(), null)
        .sound(plan, soundFile.file(out, Sound.frame(plan.millis())), mixed, out);
    credits.write(plan.sources(), run);
    return code;
  }
}
