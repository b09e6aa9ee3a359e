package org.smalti.tools.layout.vector;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Batch;
import org.smalti.core.run.Engine;
import org.smalti.core.run.Failure;
import org.smalti.core.run.Journal;
import org.smalti.core.run.LocalEngine;
import org.smalti.core.run.Run;
import org.smalti.core.run.RunFactory;
import org.smalti.core.run.Unit;
import org.smalti.core.step.SaveInterval;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Table;
import org.smalti.media.SoundSelection;

/**
 * Computes the vectors of samples: each media file is read once, from beginning to end, and only for the vectors that
 * the cache lacks.
 */
public final class SampleVectors {
  private static final String STAGE = "vectors";

  private final EmbeddingKind kind;
  private final MediaFolder media;
  private final SoundSelection sound;
  private final VectorCache cache;
  private final Map<String, MediaStamp> stamps = new HashMap<>();
  private final SaveInterval interval = new SaveInterval();

  private SampleVectors(
      EmbeddingKind kind, MediaFolder media, SoundSelection sound, VectorCache cache) {
    this.kind = kind;
    this.media = media;
    this.sound = sound;
    this.cache = cache;
  }

  /**
   * The vectors of all samples of a table, each column brought to its weight over the whole table: what {@code smalti
   * tsne} and {@code smalti grid} compare.
   *
   * @throws org.smalti.core.SmaltiException if the sound of a sample can't be read
   */
  public static Vectors scaled(Table samples, MediaFolder media) {
    samples.columns().require(Sample.PLACE);
    List<Sample> places = samples.stream().map(Sample::of).toList();
    try (Engine engine = new LocalEngine(Runtime.getRuntime().availableProcessors())) {
      List<float[]> vectors = uncached(EmbeddingKind.USUAL, media, SoundSelection.USUAL)
          .of(places, engine, Journal.none(), RunFactory.silent());
      return Vectors.of(vectors.toArray(float[][]::new))
          .standardized(EmbeddingKind.USUAL.make().weights());
    }
  }

  /** Vectors that are made anew. */
  public static SampleVectors uncached(
      EmbeddingKind kind, MediaFolder media, SoundSelection sound) {
    return new SampleVectors(kind, media, sound, VectorCache.inMemory());
  }

  /**
   * Vectors that are taken from a file as far as it has them, and kept in it; its format stands at {@link VectorCache}.
   *
   * @param say is told when something in the file can't be used
   */
  public static SampleVectors cached(
      EmbeddingKind kind,
      MediaFolder media,
      SoundSelection sound,
      Path file,
      Consumer<String> say) {
    return new SampleVectors(kind, media, sound, VectorCache.open(file, say));
  }

  /**
   * The vector of each sample, empty where its sound can't be read; those are told to the run, one failure per file.
   * What is made is kept in the cache even if it is stopped.
   *
   * @param journal remembers the files under way
   */
  public List<float[]> of(List<Sample> samples, Engine engine, Journal journal, RunFactory stages) {
    List<SampleSpans> missing = missing(samples);
    if (!missing.isEmpty()) {
      long total = missing.stream().mapToLong(SampleSpans::count).sum();
      try (Run run = stages.begin(STAGE, total, Unit.SAMPLES)) {
        make(missing, engine, journal, run);
      }
    }
    return samples.stream().map(sample -> cache.get(key(sample))).toList();
  }

  /** The samples whose vectors have to be made, by file in the table's order, in time order; equal ones once. */
  private List<SampleSpans> missing(List<Sample> samples) {
    samples.forEach(
        sample -> stamps.computeIfAbsent(sample.filename(), name -> MediaStamp.of(media, name)));
    cache.dropStale(stamps::get);
    cache.dropMisfits(kind, kind.make().size());
    Map<String, Set<Sample>> byFile = new LinkedHashMap<>();
    for (Sample sample : samples) {
      if (!cache.has(key(sample))) {
        byFile
            .computeIfAbsent(
                sample.filename(),
                name -> new TreeSet<>(
                    Comparator.comparingDouble(Sample::start).thenComparingDouble(Sample::dur)))
            .add(sample);
      }
    }
    List<SampleSpans> missing = new ArrayList<>();
    byFile.forEach((filename, clips) -> missing.add(new SampleSpans(
        filename,
        clips.stream().mapToDouble(Sample::start).toArray(),
        clips.stream().mapToDouble(Sample::dur).toArray())));
    return missing;
  }

  private void make(List<SampleSpans> missing, Engine engine, Journal journal, Run run) {
    Batch<SampleSpans> batch =
        Batch.of(STAGE, missing).named(SampleSpans::filename).weighing(SampleSpans::count);
    try {
      engine.map(
          batch,
          new VectorWork(kind, media, sound),
          (clips, made) -> keep(clips, made, run),
          journal,
          run);
    } finally {
      cache.save();
    }
  }

  private void keep(SampleSpans clips, SpanVectors made, Run run) {
    if (!made.problem().isEmpty()) {
      run.skip(Failure.incomplete(clips.filename(), STAGE, made.problem()));
    }
    for (int i = 0; i < clips.count(); i++) {
      if (made.vectors()[i].length > 0) {
        Sample sample = new Sample(clips.filename(), clips.starts()[i], clips.durs()[i]);
        cache.put(key(sample), made.vectors()[i]);
      }
    }
    interval.saveIfOver(cache::save);
  }

  private VectorKey key(Sample sample) {
    return VectorKey.of(
        kind,
        sound,
        sample,
        stamps.computeIfAbsent(sample.filename(), name -> MediaStamp.of(media, name)));
  }
}
