package org.smalti.tools.video.faces;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.smalti.core.run.Batch;
import org.smalti.core.run.Engine;
import org.smalti.core.run.Journal;
import org.smalti.core.run.Run;
import org.smalti.media.FilmSegment;
import org.smalti.tools.video.source.FilmOpener;

/** What films are divided into for an engine: short ones stay whole, long ones are cut into segments. */
final class FilmParts {
  /** Bytes: a film of less is looked at in the time that a segment takes. */
  private static final long SMALL = 8_000_000;
  /** Frames: a segment of fewer would take less time to look at than to begin. */
  private static final long SHORTEST = 500;
  /** Where there are so many films for each worker, a segment need not be short to keep all of them busy. */
  private static final int MANY = 4;
  /** Frames: what waits to be followed has to fit into memory. */
  private static final long LONG = 4000;

  private final FilmOpener films;
  private final FaceSettings settings;
  private final long length;
  private final Engine engine;

  /** @param length frames of a segment at least; 0: by the number of films and workers */
  FilmParts(FilmOpener films, FaceSettings settings, long length, Engine engine) {
    this.films = films;
    this.settings = settings;
    this.length = length;
    this.engine = engine;
  }

  /** Bytes of a film; 1 where it is no file. */
  long weight(String film) {
    try {
      Optional<Path> file = films.file(film);
      return file.isPresent() ? Math.max(1, Files.size(file.get())) : 1;
    } catch (IOException e) {
      return 1;
    }
  }

  /** The parts of all films, in their order. */
  List<FilmPart> of(List<String> names, Journal journal, Run run) {
    Set<String> large =
        names.stream().filter(this::isLarge).collect(Collectors.toCollection(LinkedHashSet::new));
    Map<String, FilmPlan> plans = new HashMap<>();
    Batch<String> batch =
        Batch.of(FacesStage.STAGE, List.copyOf(large)).weighing(film -> 0).inAnyOrder();
    var work = new FilmPlanWork(films, length(names.size()), settings);
    engine.map(batch, work, plans::put, journal, run);
    List<FilmPart> parts = new ArrayList<>();
    for (String film : names) {
      FilmPlan plan = plans.get(film);
      // One that crashed while its packets were read has failed already.
      if (plan != null || !large.contains(film)) {
        add(parts, film, plan == null ? List.of(FilmSegment.WHOLE) : plan.segments());
      }
    }
    return parts;
  }

  private long length(int count) {
    if (length > 0) {
      return length;
    }
    return count < MANY * engine.parallelism() ? SHORTEST : LONG;
  }

  private boolean isLarge(String film) {
    return films.file(film).isPresent() && (length > 0 || weight(film) >= SMALL);
  }

  private void add(List<FilmPart> parts, String film, List<FilmSegment> segments) {
    long weight = weight(film);
    if (segments.size() == 1) {
      parts.add(FilmPart.whole(film, weight));
      return;
    }
    long frames = segments.stream().mapToLong(FilmSegment::frames).sum();
    for (int i = 0; i < segments.size(); i++) {
      FilmSegment segment = segments.get(i);
      long share = Math.max(1, weight * segment.frames() / frames);
      parts.add(new FilmPart(film, segment, i, segments.size(), share));
    }
  }
}
