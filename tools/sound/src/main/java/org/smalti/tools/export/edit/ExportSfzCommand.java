package org.smalti.tools.export.edit;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.smalti.core.SmaltiException;
import org.smalti.core.run.Unit;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code smalti export sfz}: an instrument for samplers. */
@Command(
    name = "sfz",
    description = {
      "Write samples with a pitch (column hz) as an instrument in the form of SFZ, for sfizz,"
          + " Sforzando and others.",
      "Each plays the keys that are nearest to its note, tuned to it. Of the samples of a note the"
          + " clearest are kept (column clarity), and play from soft to loud by their power."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  smalti export sfz --in flute.csv --dir media --filter 'clarity>0.9' --out flute.sfz",
      "  smalti export files --in tmp/subset.csv --dir tmp/media --out clips --format flac",
      "  smalti export sfz --in clips/samples.csv --dir clips --out clips/all.sfz"
    })
public final class ExportSfzCommand implements Callable<Integer> {
  @Mixin
  private ListOptions options = new ListOptions();

  @Mixin
  private LinksOption links = new LinksOption();

  @Option(
      names = "--layers",
      paramLabel = "N",
      description = "samples of a note that are kept at most, 1 to 127 (default: ${DEFAULT-VALUE})")
  private int layers = 4;

  @Option(
      names = "--reach",
      paramLabel = "N",
      description =
          "keys below the lowest note and above the highest that play too, 0 to 127 (default:"
              + " ${DEFAULT-VALUE})")
  private int reach = 12;

  @Override
  public Integer call() {
    if (layers < 1 || layers > 127 || reach < 0 || reach > 127) {
      throw SmaltiException.usage(
          "--layers is 1 to 127 and --reach 0 to 127, not " + layers + " and " + reach);
    }
    Table table = options.table();
    table.columns().require(List.of(Sample.HZ));
    List<KeyZone> zones = KeyZone.of(table.rows(), layers, reach);
    if (zones.isEmpty()) {
      throw SmaltiException.input(table.columns().source()
          + ": no sample of it has a pitch; 'smalti features' measures them");
    }
    List<Row> kept = zones.stream().flatMap(zone -> zone.layers().stream()).toList();
    sayLeftOut(table, kept.size());
    SfzPaths paths = new SfzPaths(links.of(options.media(), options.out()));
    kept.forEach(row -> paths.of(row.text(Sample.FILENAME)));
    Map<String, MediaFacts> facts = MediaFacts.of(
        Table.of(table.columns(), kept), options.media(), options.run().context());
    SfzInstrument instrument = new SfzInstrument(paths, options.labels(table), facts);
    int count = instrument.count(zones);
    if (count == 0) {
      throw SmaltiException.input(options.out() + ": none of the media files can be read: "
          + options.run().context().failures().summary());
    }
    String name = String.valueOf(options.out().getFileName());
    return options.write(
        table,
        List.of(new ListFile(options.out(), instrument.of(name, zones))),
        Unit.SAMPLES,
        count);
  }

  private void sayLeftOut(Table table, int kept) {
    int played = (int) table.stream().filter(KeyZone::isPlayed).count();
    if (played < table.size()) {
      options
          .run()
          .context()
          .say(Unit.SAMPLES.show(table.size() - played) + " left out: no pitch that a key has");
    }
    if (kept < played) {
      options
          .run()
          .context()
          .say(Unit.SAMPLES.show(played - kept)
              + " left out: of each note the clearest are kept, --layers " + layers
              + " at most, one where a power is not known");
    }
  }
}
