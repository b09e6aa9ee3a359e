package org.smalti.tools.export.edit;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.smalti.core.run.Unit;
import org.smalti.core.table.Table;
import org.smalti.media.Rational;
import org.smalti.media.TimeCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code smalti export otio}: a timeline of OpenTimelineIO. */
@Command(
    name = "otio",
    description = {
      "Write a sequence as a timeline of OpenTimelineIO (.otio) for DaVinci Resolve, Kdenlive,"
          + " Hiero and others.",
      "A table with the column at, as --plan film.csv of sort, mix and compose writes it, or"
          + " follow does, is kept at its times; samples without it come one after the other."
          + " Clips that overlap are on more tracks."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  smalti sort --in subset.csv --dir media --by hz=asc --out sorted.mp3 --plan sorted.csv",
      "  smalti export otio --in sorted.csv --dir media --out sorted.otio"
    })
public final class ExportOtioCommand implements Callable<Integer> {
  @Mixin
  private ListOptions options = new ListOptions();

  @Mixin
  private LinksOption links = new LinksOption();

  @Mixin
  private PicturesChoice parts = new PicturesChoice();

  @Option(
      names = "--fps",
      paramLabel = "N",
      description = "round times to frames: 23.976, 24, 25, 29.97, 30, 48, 50, 59.94 or 60 a second"
          + " (default: 48000, the frames of sound that sequences are planned on)")
  private String fps = "";

  @Override
  public Integer call() {
    Rational rate = fps.isEmpty() ? Rational.of(48_000, 1) : TimeCode.parse(fps).rate();
    Table table = options.table();
    EditList list = parts.of(options.list(table), table.columns().source(), rate.value());
    options.sayShort(list, rate.value());
    Map<String, MediaFacts> facts =
        MediaFacts.of(table, options.media(), options.run().context());
    String json =
        new TimelineJson(rate, parts, links.of(options.media(), options.out()), facts).of(list);
    return options.write(
        table,
        List.of(new ListFile(options.out(), json)),
        Unit.SAMPLES,
        list.clips().size());
  }
}
