package org.smalti.media.program;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.smalti.core.CancelledException;

/**
 * The output of a program that was asked for its version or abilities: standard output and error together, at most 5000
 * lines.
 */
record ProgramOutput(int exit, String text) {
  private static final int LINES = 5000;
  private static final int SECONDS = 30;
  /** The exit of a program that Ctrl-C has ended: a terminal sends it to this process and to its children. */
  private static final int INTERRUPTED = 130;

  static ProgramOutput of(FfmpegProgram program, List<String> question) {
    List<String> words = new ArrayList<>(List.of(program.path().toString()));
    words.addAll(question);
    ProcessBuilder builder = new ProcessBuilder(words)
        .redirectErrorStream(true)
        .redirectInput(new File(ParentTie.isWindows() ? "NUL" : "/dev/null"));
    program.prepare(builder.environment());
    List<String> lines = new ArrayList<>();
    try {
      Process process = builder.start();
      try {
        Thread reading = BoundedLines.drain("ffmpeg-answer", process.getInputStream(), line -> {
          if (lines.size() < LINES) {
            lines.add(line);
          }
        });
        reading.join(TimeUnit.SECONDS.toMillis(SECONDS));
        if (reading.isAlive() || !process.waitFor(1, TimeUnit.SECONDS)) {
          throw FfmpegProgram.failure(
              program.path() + " does not answer; name another ffmpeg with --ffmpeg");
        }
        if (process.exitValue() == INTERRUPTED) {
          throw new CancelledException();
        }
        return new ProgramOutput(process.exitValue(), String.join("\n", lines));
      } finally {
        ProcessTree.of(Stream.of(process.toHandle())).end();
      }
    } catch (IOException e) {
      throw FfmpegProgram.failure(program.path() + " can't be started: " + e.getMessage()
          + "; name another ffmpeg with --ffmpeg");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException();
    }
  }

  String firstLine() {
    return text.lines().findFirst().orElse("");
  }
}
