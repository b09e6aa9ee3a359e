package org.smalti.compositions;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.smalti.compositions.credits.Credit;
import org.smalti.compositions.mix.MixSettings;
import org.smalti.compositions.plan.Canvas;
import org.smalti.compositions.plan.Plan;
import org.smalti.core.ExitCode;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.MediaFolderOption;
import org.smalti.core.cli.RunOptions;
import org.smalti.media.SoundSelectionOption;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that all compositions have, and how a composition is made with them. */
final class ComposeOptions {
  private static final double USUAL_REVERB = 35;

  @Mixin
  private SettingOptions samples = new SettingOptions();

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "FILE",
      description = "the film to write (.mp4), or its sound alone (.mp3, .wav, .flac, ...)")
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
  int perform(Composition composition) {
    check();
    Setting setting = samples.setting(composition, picture);
    Plan plan = composition.plan(setting).faded(mix.fades());
    int code = perform(plan, setting.canvas());
    credits.write(plan.sources(), run.context());
    return code;
  }

  /** What is known of sources, by the names of their files. */
  List<Credit> credits(Collection<String> sources) {
    return credits.of(sources);
  }

  private int perform(Plan plan, Canvas canvas) {
    double millis = canvas.rate().millis(frames(canvas, plan));
    whole.write(plan, millis);
    boolean soundAlone = audioOnly || OutputName.isSound(out);
    if (run.context().dryRun()) {
      PlanSummary summary = new PlanSummary(videoOnly ? plan.pictureOnly() : plan, millis, out);
      (soundAlone
              ? summary.ofSound()
              : summary.ofFilm(canvas, picture.crf(), run.context().threads()))
          .forEach(run.context().out()::println);
      return ExitCode.OK;
    }
    MixSettings mixed = mix.mix(USUAL_REVERB);
    var performance = new RenderStage(run.context(), folder.media(), sound.selection(), cache);
    if (soundAlone) {
      long length = canvas.rate().soundFrames(frames(canvas, plan));
      return performance.sound(plan.soundOnly(), soundFile.file(out, length), mixed, out);
    }
    return performance.film(
        videoOnly ? plan.pictureOnly() : plan,
        canvas,
        mixed,
        picture.film(run.context().threads(), !videoOnly),
        out);
  }

  private void check() {
    if (audioOnly && videoOnly) {
      throw SmaltiException.usage("--audio-only and --video-only leave nothing to make");
    }
    if (soundFile.isAsked() && !audioOnly && !OutputName.isSound(out)) {
      throw SmaltiException.usage("--title and --stems are for a sound alone; add --audio-only");
    }
    picture.check();
    credits.check();
    if (!run.context().dryRun() && !audioOnly && !OutputName.isSound(out)) {
      OutputName.film(out);
    }
  }

  private static long frames(Canvas canvas, Plan plan) {
    return canvas.rate().framesIn(plan.wholeSeconds());
  }
}
