package org.smalti.compositions.sequence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.smalti.compositions.plan.Sound;
import org.smalti.compositions.plan.SoundFades;
import org.smalti.compositions.plan.SoundTreatment;
import org.smalti.core.SmaltiException;
import org.smalti.core.table.NearWord;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sample;
import org.smalti.core.table.SequenceColumns;
import org.smalti.core.table.Table;

/** The sounds of a table that says of each clip when it is heard and how. What a row does not say is as usual. */
public final class Sequence {
  /** ms. */
  private static final double DAY = 86_400_000;

  private static final double HIGHEST = 24_000;
  private static final double LONGEST_ECHO = 10_000;
  private static final double LONGEST_STRETCH = 1000;
  private static final double MOST_PITCH = 48;

  private final SoundFades fades;

  /** @param fades of rows that name none */
  public Sequence(SoundFades fades) {
    this.fades = fades;
  }

  /**
   * Reads all rows.
   *
   * @throws SmaltiException naming row and column of what is wrong
   */
  public List<Sound> sounds(Table table) {
    table.columns().require(Sample.PLACE);
    checkNames(table);
    table.columns().require(List.of(SequenceColumns.AT));
    List<Sound> sounds = new ArrayList<>(table.size());
    for (Row row : table.rows()) {
      Sound sound = sound(row);
      if (sound.frames() == 0) {
        throw row.wrong(Sample.DUR, "above 0, so that something is heard of it");
      }
      sounds.add(sound);
    }
    if (sounds.isEmpty()) {
      throw SmaltiException.input(table.columns().source() + ": it has no rows");
    }
    return sounds;
  }

  /** A column whose name is nearly that of a known one is meant as that one, and would not be heard. */
  private static void checkNames(Table table) {
    for (String name : table.columns().names()) {
      Optional<String> near = SequenceColumns.ALL.contains(name)
          ? Optional.empty()
          : NearWord.of(name, SequenceColumns.ALL);
      if (near.isPresent() && !table.columns().has(near.get())) {
        throw SmaltiException.input(table.columns().source() + ": the column " + name
            + " means nothing here; did you mean " + near.get() + "?");
      }
    }
  }

  /**
   * Reads one row.
   *
   * @throws SmaltiException naming row and column of what is wrong
   */
  public Sound sound(Row row) {
    Sample sample = Sample.of(row);
    Sound usual = fades.of(new Sound(
        sample.filename(),
        sample.start(),
        sample.dur(),
        Sound.frame(within(row, SequenceColumns.AT, 0, DAY, row.amount(SequenceColumns.AT))),
        within(row, SequenceColumns.VOLUME, 0, 4, 1),
        within(row, SequenceColumns.PAN, -1, 1, 0),
        0,
        0,
        treatment(row)));
    return new Sound(
        usual.filename(),
        usual.start(),
        usual.dur(),
        usual.at(),
        usual.volume(),
        usual.pan(),
        within(row, SequenceColumns.FADE_IN, 0, Double.MAX_VALUE, usual.fadeIn()),
        within(row, SequenceColumns.FADE_OUT, 0, Double.MAX_VALUE, usual.fadeOut()),
        usual.treatment());
  }

  private static SoundTreatment treatment(Row row) {
    SoundTreatment none = SoundTreatment.NONE;
    return new SoundTreatment(
        within(row, SequenceColumns.MATCH, -60, 0, none.match()),
        SequenceColumns.isReversed(row),
        within(row, SequenceColumns.STRETCH, 1 / LONGEST_STRETCH, LONGEST_STRETCH, none.stretch()),
        within(row, SequenceColumns.PITCH, -MOST_PITCH, MOST_PITCH, none.pitch()),
        within(row, SequenceColumns.HIGH_PASS, 0, HIGHEST, none.highPass()),
        within(row, SequenceColumns.LOW_PASS, 0, HIGHEST, none.lowPass()),
        within(row, SequenceColumns.REVERB, 0, 100, none.reverb()),
        within(row, SequenceColumns.ECHO, 0, LONGEST_ECHO, none.echo()),
        within(row, SequenceColumns.ECHO_LEVEL, -60, -0.1, none.echoLevel()));
  }

  private static double within(Row row, String column, double least, double most, double usual) {
    if (!row.has(column)) {
      return usual;
    }
    return row.within(column, least, most);
  }
}
