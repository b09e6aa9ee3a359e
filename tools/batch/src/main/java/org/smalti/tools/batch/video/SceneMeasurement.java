package org.smalti.tools.batch.video;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.smalti.media.MediaStream;
import org.smalti.media.program.FfmpegCommand;
import org.smalti.tools.batch.RecipeContext;
import org.smalti.tools.batch.SourceFile;

/** What filters of ffmpeg measure on a few scenes of a film. */
final class SceneMeasurement {
  /** What cropdetect has found in all pictures so far. */
  private static final Pattern CROP = Pattern.compile("crop=(\\d+):(\\d+):(\\d+):(\\d+)");

  /** Pixels on both sides together: less is no bar. */
  private static final int LEAST_BAR = 8;
  /** Of a side: where less than this is left, the scenes are dark and nothing is known. */
  private static final double LEAST_SEEN = 0.3;

  private final SourceFile source;
  private final MediaStream stream;
  private final List<String> input;
  private final RecipeContext context;

  /** @param input options of the input, and the input */
  SceneMeasurement(
      SourceFile source, MediaStream stream, List<String> input, RecipeContext context) {
    this.source = source;
    this.stream = stream;
    this.input = input;
    this.context = context;
  }

  /** What the fields tell, such as that 24 pictures a second were made into 30 by repeating fields. */
  FieldRhythm.Finding fields() {
    Path printed = context.scratch().resolve("fields-" + stream.index() + ".txt");
    log("idet,metadata=mode=print:key=lavfi.idet.repeated.current_frame:file="
        + FfmpegCommand.escapedInFilter(printed.toString())
        + ",metadata=mode=print:key=lavfi.idet.single.current_frame:file="
        + FfmpegCommand.escapedInFilter(printed + ".single"));
    return FieldRhythm.of(printed, printed.resolveSibling(printed.getFileName() + ".single"))
        .finding();
  }

  /** What is between black bars; empty if there are none. */
  Optional<CropArea> withoutBars(int width, int height) {
    Optional<MatchResult> last =
        CROP.matcher(log("cropdetect=reset=0:round=2:skip=0")).results().reduce((a, b) -> b);
    return last.map(found -> new CropArea(
            Integer.parseInt(found.group(1)),
            Integer.parseInt(found.group(2)),
            Integer.parseInt(found.group(3)),
            Integer.parseInt(found.group(4))))
        .filter(area -> area.width() >= LEAST_SEEN * width && area.height() >= LEAST_SEEN * height)
        .filter(area -> width - area.width() >= LEAST_BAR || height - area.height() >= LEAST_BAR);
  }

  private String log(String filter) {
    FilmExcerpts scenes = FilmExcerpts.of(source.duration());
    List<String> words = new ArrayList<>(List.of("-v", "repeat+level+info"));
    words.addAll(scenes.inputs(input));
    words.addAll(List.of(
        "-filter_complex",
        scenes.graph(0, stream, "null", "scenes") + ";[scenes]" + filter + "[v]",
        "-map",
        "[v]",
        "-f",
        "null",
        "-"));
    return context
        .run(new FfmpegCommand(words), scenes.seconds(source.duration()), 0)
        .stderr();
  }
}
