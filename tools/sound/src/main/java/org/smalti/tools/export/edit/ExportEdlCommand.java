package org.smalti.tools.export.edit;

import java.util.List;
import java.util.concurrent.Callable;
import org.smalti.core.SmaltiException;
import org.smalti.core.table.Table;
import org.smalti.media.TimeCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code smalti export edl}: an edit decision list for editors of film. */
@Command(
    name = "edl",
    description = {
      "Write a sequence as an edit decision list (CMX 3600) for DaVinci Resolve, Premiere, Avid"
          + " and others.",
      "A table with the column at, as --plan film.csv of sort, mix and compose writes it, or"
          + " follow does, is kept at its times; samples without it come one after the other."
          + " Clips that overlap go to four channels of sound, those of films and what is more to"
          + " further files, list-2.edl and so on, as does each event after the 999th."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  smalti compose follow --in follow.csv --dir media --out film.mp4 --plan film.csv",
      "  smalti export edl --in film.csv --dir media --fps 29.97 --out film.edl"
    })
public final class ExportEdlCommand implements Callable<Integer> {
  @Mixin
  private ListOptions options = new ListOptions();

  @Mixin
  private LinksOption links = new LinksOption();

  @Mixin
  private PicturesChoice parts = new PicturesChoice();

  @Option(
      names = "--fps",
      paramLabel = "N",
      description =
          "frames a second of the film: 23.976, 24, 25, 29.97, 30, 48, 50, 59.94 or 60; 29.97 and"
              + " 59.94 have drop-frame time codes (default: ${DEFAULT-VALUE})")
  private String fps = "25";

  @Option(
      names = "--start",
      paramLabel = "TIMECODE",
      description = "the time code at which the list begins (default: ${DEFAULT-VALUE})")
  private String start = "00:00:00:00";

  @Override
  public Integer call() {
    TimeCode code = TimeCode.parse(fps);
    long begin = code.frame(start)
        .orElseThrow(() -> SmaltiException.usage("--start " + start + " is no time code of " + fps
            + " frames a second, such as 01:00:00:00"));
    Table table = options.table();
    EditList list =
        parts.of(options.list(table), table.columns().source(), code.rate().value());
    List<ListFile> files = new CmxEvents(
            code, begin, parts, links.of(options.media(), options.out()))
        .files(list, options.out());
    options.sayShort(list, code.rate().value());
    return options.writeNaming(table, files, list.clips().size());
  }
}
