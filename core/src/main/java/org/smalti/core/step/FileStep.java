package org.smalti.core.step;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.smalti.core.SmaltiException;
import org.smalti.core.run.Fingerprint;
import org.smalti.core.run.Unit;
import org.smalti.core.run.Work;

/**
 * The description of a step that fills columns of a table, file by file.
 *
 * @param stage its name in messages and in the failures table
 * @param verb what it does to files, for {@code --dry-run}: {@code measure the samples of}
 * @param columns the columns that it fills
 * @param places whether the cells depend on the places of the samples in the file
 * @param unit what progress counts: files or samples
 * @param options everything else that the cells depend on
 * @param source gives the file that is read for a file name of the table; throws if that name is not valid
 * @param absent the cells of a row whose source was never there; empty if a missing source is a failure
 * @param work finds the cells of one file
 */
public record FileStep(
    String stage,
    String verb,
    List<String> columns,
    boolean places,
    Unit unit,
    Object options,
    Function<String, Path> source,
    Optional<String[]> absent,
    Work<FileRows, FileCells> work) {
  /** A step whose cells depend on nothing but the files. */
  public static FileStep of(
      String stage,
      List<String> columns,
      Function<String, Path> source,
      Work<FileRows, FileCells> work) {
    return new FileStep(
        stage, stage, columns, false, Unit.FILES, "", source, Optional.empty(), work);
  }

  /** The same step over the samples in the files. */
  public FileStep overSamples() {
    return new FileStep(stage, verb, columns, true, Unit.SAMPLES, options, source, absent, work);
  }

  /** The same step with another verb. */
  public FileStep saying(String newVerb) {
    return new FileStep(stage, newVerb, columns, places, unit, options, source, absent, work);
  }

  /** The same step with options that its cells depend on. */
  public FileStep with(Object newOptions) {
    return new FileStep(stage, verb, columns, places, unit, newOptions, source, absent, work);
  }

  /** The same step where a missing source is no failure but has cells of its own. */
  public FileStep orAbsent(String[] cells) {
    return new FileStep(
        stage, verb, columns, places, unit, options, source, Optional.of(cells), work);
  }

  /** The key of a file: a digest of everything that its cells depend on. */
  String key(FileRows file) {
    Fingerprint key = new Fingerprint().with(stage, options, file.filename());
    key.with(file.samples().toArray());
    try {
      return key.withFile(source.apply(file.filename())).key();
    } catch (SmaltiException noFileName) {
      return key.key();
    }
  }

  /** How much a file counts in the progress of the step. */
  long weight(FileRows file) {
    return unit == Unit.FILES ? 1 : file.count();
  }
}
