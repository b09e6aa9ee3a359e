package org.smalti.tools.export.edit;

import java.util.List;
import java.util.Map;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sample;
import org.smalti.media.cut.Span;

/**
 * Samples as an instrument in the form of SFZ: a region for each, which plays its stretch of the media file.
 *
 * @param paths names the media files
 * @param labels names the samples in comments
 * @param facts of the media files that could be read; samples of others are left out
 */
record SfzInstrument(SfzPaths paths, ClipLabels labels, Map<String, MediaFacts> facts) {
  private static final int LOUDEST = 127;

  /** The whole file. */
  String of(String title, List<KeyZone> zones) {
    StringBuilder text = new StringBuilder("// " + title.replaceAll("\\p{Cntrl}", " ") + "\n\n");
    text.append("<global>\nloop_mode=no_loop\nampeg_release=0.1\n");
    for (KeyZone zone : zones) {
      List<Row> layers = zone.layers().stream().filter(this::isKnown).toList();
      for (int layer = 0; layer < layers.size(); layer++) {
        int low = layer == 0 ? 0 : LOUDEST * layer / layers.size() + 1;
        int high = LOUDEST * (layer + 1) / layers.size();
        append(zone, layers.get(layer), low, high, text);
      }
    }
    return text.toString();
  }

  /** How many of the samples of some notes are in the instrument. */
  int count(List<KeyZone> zones) {
    return (int) zones.stream()
        .flatMap(zone -> zone.layers().stream())
        .filter(this::isKnown)
        .count();
  }

  private boolean isKnown(Row row) {
    MediaFacts known = facts.get(row.text(Sample.FILENAME));
    return known != null && known.rate() > 0 && row.number(Sample.DUR) > 0;
  }

  private void append(KeyZone zone, Row row, int softest, int loudest, StringBuilder text) {
    Sample sample = Sample.of(row);
    MediaFacts known = facts.getOrDefault(sample.filename(), MediaFacts.UNKNOWN);
    Span span = Span.of(sample.start(), sample.dur(), known.rate());
    double cents = 100 * (zone.key() - KeyZone.exact(row.number(Sample.HZ)));
    List<String> lines = List.of(
        "",
        "// " + labels.of(row),
        "<region>",
        "sample=" + paths.of(sample.filename()),
        "offset=" + span.start(),
        "end=" + Math.max(span.start(), span.end() - 1),
        "lokey=" + zone.low(),
        "hikey=" + zone.high(),
        "pitch_keycenter=" + zone.key(),
        "tune=" + Math.round(cents),
        "lovel=" + softest,
        "hivel=" + loudest,
        "");
    text.append(String.join("\n", lines));
  }
}
