package org.smalti.tools.video.stills;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.MediaTime;
import org.smalti.core.cli.RunOptions;
import org.smalti.tools.video.source.FilmFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code smalti video keyframes}: the key frames of films as pictures. */
@Command(
    name = "keyframes",
    description = {
      "Write the key frames of films as pictures, and a table of them, keyframes.csv, in the same folder.",
      "A key frame is decoded without any other, so this is many times faster than reading the whole film. Pictures"
          + " are as the film is shown: turned, with square pixels, deinterlaced. Their names carry the time:"
          + " film_00h01m02.480s.jpg. In the table, time is in ms, and pts in units of timeBase (s)."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  smalti video keyframes film.mp4 --out keyframes",
      "  smalti video keyframes --in items.csv --dir media --out keyframes --size 640x --min-gap 10s",
      "  smalti video keyframes rtsp://camera/1 --limit 10 --reconnect 5 --out keyframes"
    })
public final class KeyframesCommand implements Callable<Integer> {
  private static final String STAGE = "keyframes";

  @Mixin
  private FilmFiles films = new FilmFiles();

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "DIR",
      description = "the folder to write to")
  private Path out = Path.of("");

  @Option(names = "--limit", paramLabel = "N", description = "of each film the first N at most")
  private int limit = Integer.MAX_VALUE;

  @Option(
      names = "--min-gap",
      paramLabel = "TIME",
      description = "leave out what is nearer to the one before: 10s, 500ms, 1:30 (default: none)")
  private String minGap = "0";

  @Mixin
  private StillOptions still = new StillOptions();

  @Mixin
  private RunOptions run;

  @Override
  public Integer call() {
    if (limit < 1) {
      throw SmaltiException.usage("--limit must be at least 1, not " + limit);
    }
    var selection = new FrameSelection.KeyFrames(limit, MediaTime.seconds("--min-gap", minGap));
    StillForm form = still.form();
    List<String> names = films.names();
    films.inputs(names).spare(StillsStage.table(out, STAGE));
    return new StillsStage(STAGE, out, films.opener(), selection, form, run.context()).write(names);
  }
}
