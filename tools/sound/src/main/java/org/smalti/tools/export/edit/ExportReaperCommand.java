package org.smalti.tools.export.edit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.smalti.core.run.Unit;
import org.smalti.core.table.EnumWord;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code smalti export reaper}: a project of REAPER. */
@Command(
    name = "reaper",
    description = {
      "Write a REAPER project (.rpp).",
      "A table with the column at, as --plan film.csv of sort, mix and compose writes it, or"
          + " follow does, becomes items at its times, with volume, pan, fades, stretch and pitch."
          + " Samples without it become regions of their media files, which lie one after the"
          + " other on a track each; with --items they are items, one after the other."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  smalti export reaper --in samples.csv --dir media --out samples.rpp",
      "  smalti compose waves --in subset.csv --dir media --out waves.mp4 --plan waves.csv",
      "  smalti export reaper --in waves.csv --dir media --out waves.rpp"
    })
public final class ExportReaperCommand implements Callable<Integer> {
  /** What has a track of its own. */
  enum Tracks {
    LANES,
    SOURCES;

    /** The word on the command line. */
    @Override
    public String toString() {
      return EnumWord.of(this);
    }
  }

  @Mixin
  private ListOptions options = new ListOptions();

  @Mixin
  private LinksOption links = new LinksOption();

  @Option(names = "--items", description = "make items of samples, not regions")
  private boolean items;

  @Option(
      names = "--tracks",
      paramLabel = "BY",
      description =
          "${COMPLETION-CANDIDATES}: as few tracks as it takes for no items to overlap, or one for"
              + " each media file (default: ${DEFAULT-VALUE})")
  private Tracks tracks = Tracks.LANES;

  @Override
  public Integer call() {
    Table table = options.table();
    ReaperProject project = new ReaperProject(links.of(options.media(), options.out()));
    if (items || EditList.isPlaced(table)) {
      EditList list = options.list(table);
      if (tracks == Tracks.LANES) {
        project.addLanes(list);
      } else {
        project.addSources(list);
      }
      return options.writeNaming(
          table,
          List.of(new ListFile(options.out(), project.text())),
          list.clips().size());
    }
    addRegions(table, project);
    return options.write(
        table, List.of(new ListFile(options.out(), project.text())), Unit.SAMPLES, table.size());
  }

  /** Media files whole, one after the other, and their samples as regions. */
  private void addRegions(Table table, ReaperProject project) {
    ClipLabels labels = options.labels(table);
    Map<String, Double> lengths = lengths(table);
    Map<String, Double> begins = new LinkedHashMap<>();
    double next = 0;
    for (Map.Entry<String, Double> file : lengths.entrySet()) {
      double end = next + file.getValue();
      begins.put(file.getKey(), next);
      project.addTrack(
          file.getKey(),
          List.of(new EditClip(
              file.getKey(),
              file.getKey(),
              0,
              file.getValue(),
              next,
              end,
              ClipTreatment.NONE,
              ClipMedia.SOUND,
              0)));
      next = end;
    }
    for (Row row : table.rows()) {
      Sample sample = Sample.of(row);
      double from = begins.getOrDefault(sample.filename(), 0.0) + sample.start();
      project.addRegion(labels.of(row), from, from + sample.dur());
    }
  }

  /** ms: as long as the file is, and as its last sample at least. */
  private Map<String, Double> lengths(Table table) {
    Map<String, MediaFacts> facts =
        MediaFacts.of(table, options.media(), options.run().context());
    Map<String, Double> lengths = new LinkedHashMap<>();
    for (Row row : table.rows()) {
      Sample sample = Sample.of(row);
      MediaFacts known = facts.getOrDefault(sample.filename(), MediaFacts.UNKNOWN);
      double end = Math.max(known.millis(), sample.start() + sample.dur());
      lengths.merge(sample.filename(), end, Math::max);
    }
    return lengths;
  }
}
