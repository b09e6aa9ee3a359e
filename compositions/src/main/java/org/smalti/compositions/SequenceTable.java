package org.smalti.compositions;

import java.util.ArrayList;
import java.util.List;
import org.smalti.compositions.plan.Plan;
import org.smalti.compositions.plan.Sound;
import org.smalti.compositions.plan.SoundTreatment;
import org.smalti.core.table.CellFormat;
import org.smalti.core.table.Columns;
import org.smalti.core.table.Sample;
import org.smalti.core.table.SequenceColumns;
import org.smalti.core.table.Table;

/** What is heard in a plan as a sequence: a table that can be edited, mixed again, and exported as an edit list. */
final class SequenceTable {
  private static final SoundTreatment USUAL = SoundTreatment.NONE;

  private SequenceTable() {}

  /** A row for each sound, in the order of time; cells of what is as usual are empty. */
  static Table of(Plan plan) {
    List<String[]> rows = new ArrayList<>(plan.sounds().size());
    plan.sounds().forEach(sound -> rows.add(cells(sound)));
    return Table.ofCells(new Columns("the plan", Sample.PLACE).plus(SequenceColumns.ALL), rows);
  }

  /** In the order of {@link SequenceColumns#ALL}. */
  private static String[] cells(Sound sound) {
    SoundTreatment treatment = sound.treatment();
    return new String[] {
      sound.filename(),
      number(sound.start(), 3),
      number(sound.dur(), 3),
      number(sound.at() * 1000.0 / Sound.RATE, 3),
      number(sound.volume(), 6),
      number(sound.pan(), 6),
      number(sound.fadeIn(), 3),
      number(sound.fadeOut(), 3),
      unusual(treatment.match(), USUAL.match()),
      treatment.reversed() ? "1" : "",
      unusual(treatment.stretch(), USUAL.stretch()),
      unusual(treatment.pitch(), USUAL.pitch()),
      unusual(treatment.highPass(), USUAL.highPass()),
      unusual(treatment.lowPass(), USUAL.lowPass()),
      unusual(treatment.reverb(), USUAL.reverb()),
      unusual(treatment.echo(), USUAL.echo()),
      unusual(treatment.echoLevel(), USUAL.echoLevel())
    };
  }

  private static String unusual(double value, double usual) {
    return Double.compare(value, usual) == 0 ? "" : number(value, 8);
  }

  private static String number(double value, int places) {
    return CellFormat.decimal(value, places);
  }
}
