package org.smalti.tools.batch;

import java.nio.file.Path;
import java.util.List;
import org.smalti.media.program.FfmpegCommand;
import org.smalti.media.program.FfmpegOutcome;

/**
 * What a recipe may use while it decides about one file: runs of ffmpeg, which are watched and stopped like the main
 * run. Used by one thread.
 */
public interface RecipeContext {
  /** How many threads the job may use: for {@code -threads} and the encoder's own option; 0 lets the program decide. */
  int threads();

  /** Whether the program has an encoder. */
  boolean encodes(String encoder);

  /** Encoder options that stand for those of the recipe; empty where the person gave none. */
  default List<String> args() {
    return List.of();
  }

  /** Whether the program begins Opus in Matroska too early by what the encoder has put before the sound. */
  default boolean writesOpusEarly() {
    return false;
  }

  /**
   * Records that the result will not be what was asked for although all went well: it stays, and the run says so and
   * ends with exit code 6.
   *
   * @param how what is missing, why, and the way out
   */
  default void missed(String how) {}

  /** Says in one word what is happening to the file, such as {@code measuring}. */
  void state(String state);

  /**
   * Runs ffmpeg to its end. The command may write nothing but files in {@link #scratch}, or {@code -f null -}.
   *
   * @param seconds of media that the run goes through, for progress; 0 unknown
   * @param until how much of the whole job is done when this run is, 0..1
   * @throws org.smalti.core.SmaltiException if it fails or hangs
   */
  FfmpegOutcome run(FfmpegCommand command, double seconds, double until);

  /**
   * A folder of this job alone, empty at first, gone after it: in the folder of the output, or in a dry run a private
   * one in the system's temporary directory.
   */
  Path scratch();
}
