package org.smalti.tools.columnar;

import java.io.Closeable;
import java.util.Iterator;
import org.smalti.core.run.Run;
import org.smalti.core.table.Row;
import org.smalti.core.table.TableReader;

/** The rows of a table that was read once before: they are as many as then, and each is told to the run. */
final class SecondReading implements Iterator<Row>, Closeable {
  private final ScannedTable table;
  private final TableReader reader;
  private final Run run;
  private int rows;

  SecondReading(ScannedTable table, Run run) {
    this.table = table;
    this.run = run;
    reader = new TableReader(table.file());
  }

  /** @throws org.smalti.core.SmaltiException if the table has got longer or shorter */
  @Override
  public boolean hasNext() {
    boolean more = reader.hasNext();
    if (more != rows < table.rows()) {
      throw table.changed(rows + 1);
    }
    return more;
  }

  @Override
  public Row next() {
    run.throwIfCancelled();
    Row row = reader.next();
    rows++;
    run.advance(1);
    return row;
  }

  @Override
  public void close() {
    reader.close();
  }
}
