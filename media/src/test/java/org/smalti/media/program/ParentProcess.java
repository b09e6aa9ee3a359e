package org.smalti.media.program;

import java.nio.file.Path;
import java.time.Duration;

/** A small program that has a child, to be killed by {@link ChildProcessesTest}. Says the numbers of its children. */
final class ParentProcess {
  private ParentProcess() {}

  /** @param words the parent tie, the file that remembers children, what ffmpeg is to do */
  public static void main(String[] words) {
    ChildProcesses children =
        ChildProcesses.rememberedIn(Path.of(words[1]), ParentTie.valueOf(words[0]));
    Ffmpeg ffmpeg = new Ffmpeg(
        FfmpegProgram.find(Path.of(FfmpegProgram.EMBEDDED)),
        new Ffmpeg.Limits(5, Duration.ofMinutes(1)),
        children);
    FfmpegCommand endless = FfmpegCommand.of(
        "-re",
        "-f",
        "lavfi",
        "-i",
        "testsrc2",
        "-metadata",
        "title=" + words[2],
        "-f",
        "null",
        "-");
    boolean[] said = new boolean[1];
    ffmpeg.run(endless, progress -> {
      if (!said[0]) {
        said[0] = true;
        StringBuilder numbers = new StringBuilder();
        ProcessHandle.current()
            .descendants()
            .forEach(it -> numbers.append(it.pid()).append(' '));
        System.out.println(numbers.toString().strip());
        System.out.flush();
      }
    });
  }
}
