package org.smalti.compositions;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.smalti.compositions.credits.Credit;
import org.smalti.compositions.plan.Canvas;
import org.smalti.compositions.plan.FrameRate;
import org.smalti.compositions.plan.Plan;
import org.smalti.compositions.render.FilmOptions;
import org.smalti.core.ExitCode;
import org.smalti.core.SmaltiException;
import org.smalti.core.SmaltiException.Reason;
import org.smalti.core.cli.GivenOptions;
import org.smalti.core.cli.MediaFolderOption;
import org.smalti.core.cli.RunOptions;
import org.smalti.core.files.CompanionName;
import org.smalti.core.files.InputFiles;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;
import org.smalti.media.SoundSelectionOption;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that all compositions have, and how a composition is made with them. */
final class ComposeOptions {
  private static final double USUAL_REVERB = 35;
  /** LUFS: what most players and platforms bring music and talk to. */
  private static final double USUAL_LOUDNESS = -16;

  /** Files that are made beside a film alone. */
  private static final List<String> BESIDE_FILMS = List.of("--poster", "--frames-out");

  @Mixin
  private SettingOptions samples = new SettingOptions();

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "FILE",
      description = "the film to write (.mp4, .mkv, .mov, .webm, .gif, ...), or its sound alone"
          + " (.mp3, .wav, .flac, ...), or one picture of it (--frame)")
  private Path out = Path.of("");

  @Mixin
  private MediaFolderOption folder = new MediaFolderOption();

  @Mixin
  private PictureOptions picture = new PictureOptions();

  @Option(
      names = "--cache-dir",
      paramLabel = "DIR",
      description = "keep what was read from the media here, for other pieces of the same samples")
  private @Nullable Path cache;

  @Option(names = "--audio-only", description = "write the sound alone")
  private boolean audioOnly;

  @Option(names = "--video-only", description = "write the pictures alone")
  private boolean videoOnly;

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

  @Mixin
  private RunOptions run;

  /** Plans and performs a composition; gives the exit code of the command. */
  int perform(Composition composition, GivenOptions given) {
    check(composition);
    composition.refuse(given);
    refuse(given);
    spare(composition);
    int prepared = prepare(composition);
    if (!ExitCode.hasResult(prepared)) {
      return prepared;
    }
    if (isOnlyPrepared(composition)) {
      return run.context().would("make " + out + " of that sequence");
    }
    Planned planned = planned(composition);
    Setting setting = planned.setting;
    int unplaced = setting.clips().unplaced();
    if (unplaced > 0) {
      run.context()
          .say(unplaced + (unplaced == 1 ? " row is" : " rows are")
              + " left out: a clip needs a length above 0 and a cell, of 'smalti grid'");
    }
    Plan plan = planned.plan;
    int code = perform(plan, setting.canvas(), composition.getClass().getSimpleName());
    credits.write(plan.sources(), run.context());
    return Math.max(prepared, code);
  }

  private record Planned(Setting setting, Plan plan) {}

  /**
   * Plans before any file of the samples is opened, as wrong options and cells show then; and again if samples last
   * longer by the table than their files do.
   */
  private Planned planned(Composition composition) {
    Table table = TableReader.read(samples.in());
    Planned asked;
    try {
      asked = planned(composition, table);
    } catch (SmaltiException wrong) {
      if (wrong.reason() != Reason.INPUT) {
        throw wrong;
      }
      // A piece that is too long may be so by false lengths alone.
      Table cut = FileEnds.cut(table, folder.media(), run.context());
      if (cut.equals(table)) {
        throw wrong;
      }
      return planned(composition, cut);
    }
    Table cut = FileEnds.cut(table, folder.media(), run.context());
    return cut.equals(table) ? asked : planned(composition, cut);
  }

  private Planned planned(Composition composition, Table table) {
    Setting setting = samples.setting(composition, picture, out, table);
    return new Planned(setting, composition.plan(setting).faded(mix.fades()));
  }

  /** What is known of sources, by the names of their files. */
  List<Credit> credits(Collection<String> sources) {
    return credits.of(sources);
  }

  /** Whether there is no table yet that could be planned, since nothing is to be written. */
  private boolean isOnlyPrepared(Composition composition) {
    return run.context().dryRun() && !composition.preparation().isEmpty();
  }

  /** Nothing that is read is written over, which is known before anything is made. */
  private void spare(Composition composition) {
    List<Path> read = new ArrayList<>(composition.reads());
    read.add(samples.in());
    credits.items().ifPresent(read::add);
    List<String> names = TableReader.read(samples.in()).stream()
        .map(row -> row.text(Sample.FILENAME, ""))
        .distinct()
        .toList();
    InputFiles inputs = InputFiles.of(read, folder.media(), names);
    inputs.spare(out);
    picture.poster().ifPresent(inputs::spare);
    whole.file().ifPresent(inputs::spare);
    credits.file().ifPresent(inputs::spare);
    soundFile.spare(folder, names);
  }

  /** Makes the table of a composition that needs one of its own. */
  private int prepare(Composition composition) {
    if (composition.preparation().isEmpty()) {
      return ExitCode.OK;
    }
    Path table = CompanionName.table(out, CompanionName.SEQUENCE);
    List<String> words = new ArrayList<>(composition.preparation());
    words.addAll(List.of(
        "--in",
        samples.in().toString(),
        "--dir",
        folder.path().toString(),
        "--out",
        table.toString()));
    int exit = run.smalti(words, List.of());
    samples.read(table);
    return exit;
  }

  private int perform(Plan plan, Canvas canvas, String name) {
    FrameRate rate = canvas.rate();
    long all = rate.framesIn(plan.wholeSeconds());
    whole.write(plan, rate.millis(all));
    var performance = new RenderStage(run.context(), folder.media(), sound.selection(), cache);
    int threads = run.context().threads();
    String title = soundFile.title().orElse(name);
    if (picture.isStill(out)) {
      FilmOptions still = picture.film(out, threads, false, samples.seed(), title);
      double moment = picture.moment(rate.millis(all) / 1000);
      return run.context().dryRun()
          ? said(List.of(
              "would make " + out + ": one picture of " + canvas.width() + "x" + canvas.height()))
          : performance.still(plan.pictureOnly(), canvas, still, moment, out);
    }
    if (audioOnly || OutputName.isSound(out)) {
      PlanSummary summary = new PlanSummary(plan, rate.millis(all), out);
      return run.context().dryRun()
          ? said(summary.ofSound())
          : performance.sound(
              plan.soundOnly(),
              soundFile.file(out, rate.soundFrames(all)),
              mix.mix(USUAL_REVERB, USUAL_LOUDNESS),
              out);
    }
    boolean seenOnly = videoOnly || OutputName.isAnimation(out);
    Plan performed = seenOnly ? plan.pictureOnly() : plan;
    long frames = picture.excerpt().last(rate, all) - picture.excerpt().first(rate);
    picture.check(out, canvas, frames);
    return run.context().dryRun()
        ? said(new PlanSummary(performed, rate.millis(frames), out)
            .ofFilm(canvas, picture.crf(), threads))
        : performance.film(
            performed,
            canvas,
            mix.mix(USUAL_REVERB, USUAL_LOUDNESS),
            picture.film(out, threads, !videoOnly, samples.seed(), title),
            out);
  }

  /** Refuses files that would not be made. What only tunes another kind of file is left alone. */
  private void refuse(GivenOptions given) {
    if (audioOnly || OutputName.isSound(out)) {
      given.refuse(out + " is a sound alone; leave it out, or make a film", BESIDE_FILMS);
    } else if (picture.isStill(out)) {
      given.refuse(out + " is one picture; leave it out, or make a film", BESIDE_FILMS);
    }
  }

  private int said(List<String> lines) {
    lines.forEach(run.context().out()::println);
    return ExitCode.OK;
  }

  private void check(Composition composition) {
    if (isOnlyPrepared(composition) && whole.file().isPresent()) {
      throw SmaltiException.usage(
          "--plan needs the sequence, which a dry run does not make; make it with"
              + " 'smalti follow', and name it with --in, without --target");
    }
    if (audioOnly && videoOnly) {
      throw SmaltiException.usage("--audio-only and --video-only leave nothing to make");
    }
    if (audioOnly && (OutputName.isAnimation(out) || picture.isStill(out))) {
      throw SmaltiException.usage(
          "--audio-only: " + out + " holds no sound; name a file such as sound.m4a");
    }
    if (videoOnly && OutputName.isSound(out)) {
      throw SmaltiException.usage(
          "--video-only: " + out + " holds no pictures; name a file such as film.mp4");
    }
    if (soundFile.isAsked() && !audioOnly && !OutputName.isSound(out)) {
      throw SmaltiException.usage("--stems are for a sound alone; add --audio-only");
    }
    credits.check();
    samples.check();
    picture.check(out);
    mix.fades();
    mix.mix(USUAL_REVERB, USUAL_LOUDNESS);
    boolean soundAlone = audioOnly || OutputName.isSound(out);
    if (soundAlone && !picture.excerpt().isWhole()) {
      throw SmaltiException.usage("--excerpt is a part of a film; " + out + " is a sound alone");
    }
    if (!run.context().dryRun() && !soundAlone && !picture.isStill(out)) {
      OutputName.film(out);
    }
  }
}
