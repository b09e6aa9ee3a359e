package org.smalti.tools.batch;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.smalti.media.program.Ffmpeg.Limits;

/**
 * How jobs are performed, whatever the recipe.
 *
 * @param ffmpeg what {@code --ffmpeg} names, empty for the usual search
 * @param args encoder options that replace the recipe's, empty for none
 * @param threads of each job, 0 as the program likes
 * @param decoders threads that decode a result, whose number changes nothing in it
 * @param accepted what of a source may be lost
 * @param streams which are worked on and kept
 * @param log what happens is written to it; null for nothing
 */
record JobSettings(
    String ffmpeg,
    List<String> args,
    int niceness,
    double stallSeconds,
    int threads,
    int decoders,
    Set<Allowance> accepted,
    boolean keepLarger,
    boolean dryRun,
    StreamSelection streams,
    @Nullable BatchLog log)
    implements Serializable {
  JobSettings {
    args = List.copyOf(args);
    accepted = Set.copyOf(accepted);
    limits(niceness, stallSeconds);
  }

  /** The same for jobs of this shape. */
  JobSettings with(JobShape shape) {
    return new JobSettings(
        ffmpeg,
        args,
        niceness,
        stallSeconds,
        shape.threads(),
        Math.max(1, Runtime.getRuntime().availableProcessors() / shape.jobs()),
        accepted,
        keepLarger,
        dryRun,
        streams,
        log);
  }

  Limits limits() {
    return limits(niceness, stallSeconds);
  }

  /** @throws org.smalti.core.SmaltiException if they make no sense */
  private static Limits limits(int niceness, double stallSeconds) {
    return new Limits(niceness, Duration.ofMillis(Math.round(1000 * stallSeconds)));
  }

  Optional<BatchLog> openLog() {
    return Optional.ofNullable(log);
  }
}
