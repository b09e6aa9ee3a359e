package org.smalti.tools.columnar;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.smalti.core.ProgramVersion;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.run.Fingerprint;
import org.smalti.core.run.Journal;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;
import org.smalti.core.show.JsonText;
import org.smalti.core.table.ColumnType;
import org.smalti.core.table.NumberColumn;
import org.smalti.tools.layout.TableVectors;
import org.smalti.tools.parquet.ParquetCompression;
import org.smalti.tools.parquet.ParquetFormat;

/** Writes a table, which is read a second time, with its types and the vectors of its sounds. */
record ParquetStage(
    ScannedTable table, Optional<TableVectors> vectors, ParquetCompression compression, Path out) {
  private static final String STAGE = "parquet";

  ParquetStage {
    if (vectors.isPresent() && table.columns().contains(TypedRows.VECTOR)) {
      throw SmaltiException.input(table.file() + " has a column " + TypedRows.VECTOR
          + " already; rename it, or leave it out with --columns");
    }
  }

  /** Makes the file. Returns the exit code. */
  int write(CommandContext run) {
    return new OneFileExport(STAGE, out, run)
        .make(key(), "write " + size() + " into " + out, journal -> made(run, journal));
  }

  private String size() {
    int columns = table.columns().size() + (vectors.isPresent() ? 1 : 0);
    return Unit.ROWS.show(table.rows()) + " of " + columns
        + (columns == 1 ? " column" : " columns");
  }

  private int made(CommandContext run, Journal journal) {
    Optional<MeasuredVectors> measured =
        vectors.map(each -> MeasuredVectors.of(each, table, run, journal));
    int whole = measured.map(MeasuredVectors::known).orElse(Math.max(1, table.rows()));
    if (whole == 0 && run.failures().count() > 0) {
      return 0;
    }
    TypedRows rows = new TypedRows(table, measured);
    try (Run progress = run.begin(STAGE, table.rows(), Unit.ROWS);
        SecondReading again = new SecondReading(table, progress)) {
      new ParquetFormat(rows.schema(), metadata(), compression).write(out, again, rows::add);
    }
    run.say(out + ": " + size());
    return Math.max(1, whole);
  }

  private Map<String, String> metadata() {
    Map<String, String> metadata = new TreeMap<>();
    metadata.put("smalti.version", ProgramVersion.release().orElse("unknown"));
    metadata.put("smalti.source", String.valueOf(table.file().getFileName()));
    metadata.put("smalti.units", units());
    vectors.ifPresent(each -> metadata.put("smalti.vector", each.edition()));
    return metadata;
  }

  /** A JSON object with the units of those columns of numbers that have one that is known. */
  private String units() {
    return IntStream.range(0, table.columns().size())
        .filter(i -> table.types().get(i) != ColumnType.TEXT)
        .mapToObj(i -> table.columns().get(i))
        .filter(column -> !NumberColumn.of(column).unit().isEmpty())
        .map(column -> JsonText.quoted(column) + ": "
            + JsonText.quoted(NumberColumn.of(column).unit()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private String key() {
    Fingerprint key =
        new Fingerprint().with(STAGE, table.content(), table.types(), compression, metadata());
    vectors.ifPresent(each -> each.describe(table.samples(), key));
    return key.key();
  }
}
