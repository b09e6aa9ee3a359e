package org.smalti.tools.layout;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Engine;
import org.smalti.core.run.Fingerprint;
import org.smalti.core.run.Journal;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Table;
import org.smalti.media.SoundSelection;
import org.smalti.tools.layout.vector.EmbeddingKind;
import org.smalti.tools.layout.vector.SampleVectors;

/**
 * The vectors that describe the sound of a table's samples.
 *
 * @param cache where the vectors are kept between runs
 */
public record TableVectors(
    EmbeddingKind kind, MediaFolder media, SoundSelection sound, Optional<Path> cache) {
  /** The columns that a table must have. */
  public static List<String> required() {
    return Sample.PLACE;
  }

  /** Those that are read where the table has them. */
  public static List<String> optional() {
    return List.of(Sample.SILENT);
  }

  /** How many numbers a vector has. */
  public int size() {
    return kind.make().size();
  }

  /** The kind of the vectors and its version, such as {@code timbre/1}. */
  public String edition() {
    return kind.edition();
  }

  /**
   * Adds what the vectors depend on.
   *
   * @throws SmaltiException if the cache would take the place of media
   */
  public void describe(Table table, Fingerprint content) {
    cache.ifPresent(file -> refuseMedia(file, table));
    content.with(kind.edition(), sound);
    for (Row row : table.rows()) {
      Sample.PLACE.forEach(column -> content.with(row.text(column)));
      if (Sample.isSilent(row)) {
        content.with(Sample.SILENT);
      }
    }
    for (String filename : filenames(table)) {
      path(filename).ifPresentOrElse(content::withFile, () -> content.with(filename));
    }
  }

  /**
   * The vector of each row, as it was measured; empty where the sound can't be read, which is told to the run, and
   * where a film has none.
   */
  public List<float[]> of(Table table, CommandContext run, Journal journal) {
    List<Sample> samples =
        table.stream().filter(row -> !Sample.isSilent(row)).map(Sample::of).toList();
    SampleVectors vectors = cache
        .map(file -> SampleVectors.cached(kind, media, sound, file, run::say))
        .orElseGet(() -> SampleVectors.uncached(kind, media, sound));
    if (run.force()) {
      filenames(table).forEach(journal::acquit);
    }
    try (Engine engine = run.engine()) {
      Iterator<float[]> heard = vectors.of(samples, engine, journal, run::begin).iterator();
      return table.stream()
          .map(row -> Sample.isSilent(row) ? new float[0] : heard.next())
          .toList();
    }
  }

  /** A mistake on the command line must not overwrite a media file. */
  private void refuseMedia(Path file, Table table) {
    Path whole = file.toAbsolutePath().normalize();
    for (String filename : filenames(table)) {
      if (path(filename).filter(whole::equals).isPresent()) {
        throw SmaltiException.usage("the cache " + file + " is media; name another file");
      }
    }
  }

  /** Where a media file is; empty if its name is not a valid path, which is reported when it is opened. */
  private Optional<Path> path(String filename) {
    try {
      return Optional.of(media.resolve(filename).toAbsolutePath().normalize());
    } catch (SmaltiException noFileName) {
      return Optional.empty();
    }
  }

  private static Set<String> filenames(Table table) {
    return table.stream()
        .map(row -> row.text(Sample.FILENAME))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
