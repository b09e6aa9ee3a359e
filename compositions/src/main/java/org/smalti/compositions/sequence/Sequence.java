package org.smalti.compositions.sequence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.smalti.compositions.plan.Sound;
import org.smalti.compositions.plan.SoundFades;
import org.smalti.compositions.plan.SoundTreatment;
import org.smalti.core.SmaltiException;
import org.smalti.core.table.NearWord;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Table;

/** The sounds of a table that says of each clip when it is heard and how. What a row does not say is as usual. */
public final class Sequence {
  /** ms. */
  public static final String AT = "at";

  /** Beside those of a sample; all but {@link #AT} may be missing. */
  static final List<String> COLUMNS = List.of(
      AT,
      "volume",
      "pan",
      "fadeIn",
      "fadeOut",
      "match",
      "reverse",
      "stretch",
      "pitch",
      "highPass",
      "lowPass",
      "reverb",
      "echo",
      "echoLevel");

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
    table.columns().require(List.of(AT));
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
      Optional<String> near =
          COLUMNS.contains(name) ? Optional.empty() : NearWord.of(name, COLUMNS);
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
        Sound.frame(within(row, AT, 0, DAY, row.amount(AT))),
        within(row, "volume", 0, 4, 1),
        within(row, "pan", -1, 1, 0),
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
        within(row, "fadeIn", 0, Double.MAX_VALUE, usual.fadeIn()),
        within(row, "fadeOut", 0, Double.MAX_VALUE, usual.fadeOut()),
        usual.treatment());
  }

  private static SoundTreatment treatment(Row row) {
    SoundTreatment none = SoundTreatment.NONE;
    return new SoundTreatment(
        within(row, "match", -60, 0, none.match()),
        isReversed(row),
        within(row, "stretch", 1 / LONGEST_STRETCH, LONGEST_STRETCH, none.stretch()),
        within(row, "pitch", -MOST_PITCH, MOST_PITCH, none.pitch()),
        within(row, "highPass", 0, HIGHEST, none.highPass()),
        within(row, "lowPass", 0, HIGHEST, none.lowPass()),
        within(row, "reverb", 0, 100, none.reverb()),
        within(row, "echo", 0, LONGEST_ECHO, none.echo()),
        within(row, "echoLevel", -60, -0.1, none.echoLevel()));
  }

  private static boolean isReversed(Row row) {
    return switch (row.text("reverse", "").strip().toLowerCase(Locale.ROOT)) {
      case "", "0", "no", "false" -> false;
      case "1", "yes", "true" -> true;
      default -> throw row.wrong("reverse", "1 or 0");
    };
  }

  private static double within(Row row, String column, double least, double most, double usual) {
    if (!row.has(column)) {
      return usual;
    }
    return row.within(column, least, most);
  }
}
