package org.smalti.tools.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.smalti.core.files.AtomicFile;

/**
 * Jobs whose sources are names of one file (hard links): one of them is worked on, and the others get second names of
 * its result.
 */
final class HardLinks {
  /** The other jobs of the same file, by the one that is worked on. */
  private final Map<Job, List<Job>> others = new LinkedHashMap<>();

  /** @param made what decides about the result of a file, whatever its name; where that differs, there are two */
  HardLinks(List<Job> jobs, Function<SourceFile, String> made) {
    Map<Object, List<Job>> byFile = new LinkedHashMap<>();
    jobs.forEach(job -> byFile
        .computeIfAbsent(
            List.of(job.source().identity(), made.apply(job.source())), each -> new ArrayList<>())
        .add(job));
    byFile.values().forEach(all -> others.put(all.get(0), all.subList(1, all.size())));
  }

  /** One job of each file. */
  List<Job> worked() {
    return List.copyOf(others.keySet());
  }

  /** The jobs that get the result of this one. */
  List<Job> of(Job worked) {
    return others.getOrDefault(worked, List.of());
  }

  /**
   * Gives the result of one job to another too.
   *
   * @return what it can't have of its original
   */
  static List<String> give(Path result, Job other) throws IOException {
    try (AtomicFile file = AtomicFile.to(other.output())) {
      SecondName.give(result, file);
      return new ResultInstaller(other).deliver(file);
    }
  }
}
