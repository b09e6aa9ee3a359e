package org.smalti.compositions;

import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.smalti.compositions.render.MixSettings;
import org.smalti.compositions.render.VideoRenderer.FilmOptions;
import org.smalti.core.ExitCode;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.MediaFolderOption;
import org.smalti.core.cli.RunOptions;
import org.smalti.core.table.GridSize;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;
import org.smalti.media.DeinterlaceOption;
import org.smalti.media.SoundSelectionOption;
import org.smalti.media.VideoFrames;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that all compositions have, and how a composition is made with them. */
final class ComposeOptions {
  private static final double USUAL_REVERB = 35;

  @Option(
      names = {"-i", "--in"},
      required = true,
      paramLabel = "TABLE",
      description = "the samples, with their cells (.csv)")
  private Path in = Path.of("");

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "FILE",
      description = "the film to write (.mp4), or its sound alone (.mp3, .wav, .flac, ...)")
  private Path out = Path.of("");

  @Mixin
  private MediaFolderOption folder = new MediaFolderOption();

  @Option(
      names = "--grid",
      paramLabel = "CxR",
      description = "use so many columns and rows around the middle (default: all there are)")
  private @Nullable String grid;

  @Option(
      names = "--grid0",
      paramLabel = "CxR",
      description = "cells in the picture at the beginning (default: the composition's own)")
  private @Nullable String first;

  @Option(
      names = "--grid1",
      paramLabel = "CxR",
      description = "cells in the picture at the end (default: the composition's own)")
  private @Nullable String last;

  @Option(names = "--width", description = "pixels (default: ${DEFAULT-VALUE})")
  private int width = 1920;

  @Option(names = "--height", description = "pixels (default: ${DEFAULT-VALUE})")
  private int height = 1080;

  @Option(
      names = "--fps",
      description = "pictures per second: 24, 12.5, 30000/1001 (default: ${DEFAULT-VALUE})")
  private String rate = "24";

  @Option(
      names = "--seed",
      description = "of all that is left to chance (default: ${DEFAULT-VALUE})")
  private long seed = 1;

  @Option(
      names = "--crf",
      description = "quality of x264, 0 to 51; higher is smaller (default: ${DEFAULT-VALUE})")
  private int crf = 18;

  @Option(
      names = "--preset",
      description = "effort of x264, ultrafast to veryslow (default: ${DEFAULT-VALUE})")
  private String preset = "medium";

  @Option(
      names = "--cache-dir",
      paramLabel = "DIR",
      description = "keep what was read from the media here, for other pieces of the same samples")
  private @Nullable Path cache;

  @Option(
      names = "--frames-out",
      paramLabel = "PATTERN",
      description = "write each picture as PNG too: 'frames/%%s.png'")
  private @Nullable String framesOut;

  @Option(names = "--audio-only", description = "write the sound alone")
  private boolean audioOnly;

  @Option(names = "--video-only", description = "write the pictures alone")
  private boolean videoOnly;

  @Mixin
  private DeinterlaceOption pictures = new DeinterlaceOption();

  @Mixin
  private PlanOption whole = new PlanOption();

  @Mixin
  private SoundSelectionOption sound = new SoundSelectionOption();

  @Mixin
  private MixOptions mix = new MixOptions();

  @Mixin
  private RunOptions run;

  /** Plans and performs a composition; gives the exit code of the command. */
  int perform(Composition composition) {
    check();
    Table table = TableReader.read(in);
    Clips clips = Clips.of(table, Optional.ofNullable(grid).map(GridSize::parse), seed);
    for (String column : composition.columns()) {
      if (!table.columns().has(column)) {
        throw SmaltiException.input(in + ": no column " + column + "; run 'smalti tsne' first");
      }
    }
    Canvas canvas = canvas(composition, clips.grid());
    Plan plan = composition.plan(clips, canvas, new SplittableRandom(seed)).faded(mix.fades());
    double millis = canvas.rate().millis(frames(canvas, plan));
    whole.write(plan, millis);
    boolean soundAlone = audioOnly || OutputName.isSound(out);
    if (run.context().dryRun()) {
      PlanSummary summary = new PlanSummary(videoOnly ? plan.pictureOnly() : plan, millis, out);
      (soundAlone
              ? summary.ofSound()
              : summary.ofFilm(canvas, crf, run.context().threads()))
          .forEach(run.context().out()::println);
      return ExitCode.OK;
    }
    MixSettings mixed = mix.mix(USUAL_REVERB);
    var performance = new RenderStage(run.context(), folder.media(), sound.selection(), cache);
    if (soundAlone) {
      long length = canvas.rate().soundFrames(frames(canvas, plan));
      return performance.sound(plan.soundOnly(), length, mixed, out);
    }
    var options = new FilmOptions(
        crf, preset, framesOut, run.context().threads(), !videoOnly, pictures.deinterlace());
    return performance.film(videoOnly ? plan.pictureOnly() : plan, canvas, mixed, options, out);
  }

  private void check() {
    if (audioOnly && videoOnly) {
      throw SmaltiException.usage("--audio-only and --video-only leave nothing to make");
    }
    if (crf < 0 || crf > 51) {
      throw SmaltiException.usage("--crf is 0 to 51, not " + crf);
    }
    if (!VideoFrames.PRESETS.contains(preset)) {
      throw SmaltiException.usage(
          "--preset is one of " + String.join(", ", VideoFrames.PRESETS) + "; not " + preset);
    }
    if (framesOut != null && !framesOut.contains("%s")) {
      throw SmaltiException.usage(
          "--frames-out needs %s where the number goes, such as frames/%s.png; not " + framesOut);
    }
    if (!run.context().dryRun() && !audioOnly && !OutputName.isSound(out)) {
      OutputName.film(out);
    }
  }

  private static long frames(Canvas canvas, Plan plan) {
    return canvas.rate().framesIn(plan.wholeSeconds());
  }

  private Canvas canvas(Composition composition, GridSize all) {
    GridSize begin =
        first == null ? composition.usualFirst(all) : GridSize.parse(first).within(all);
    GridSize end =
        last == null ? composition.usualLast(all) : GridSize.parse(last).within(all);
    return new Canvas(width, height, FrameRate.parse(rate), all, begin, end);
  }
}
