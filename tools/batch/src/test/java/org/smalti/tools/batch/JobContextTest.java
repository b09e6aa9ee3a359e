package org.smalti.tools.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.files.LocalPath;
import org.smalti.core.files.PartsFolder;
import org.smalti.core.run.Task;
import org.smalti.media.MediaContents;
import org.smalti.media.program.ChildProcesses;
import org.smalti.media.program.Ffmpeg;
import org.smalti.media.program.FfmpegProgram;

class JobContextTest {
  @TempDir
  Path folder;

  @Test
  void aDryRunWorksInAFolderOfItsOwnAndDeletesNothingElse() throws IOException {
    // What stood here was emptied: a name that anybody could tell.
    Path guessed = Path.of(System.getProperty("java.io.tmpdir"))
        .resolve("smalti-" + ProcessHandle.current().pid() + "-key");
    Path foreign = Files.writeString(Files.createDirectory(guessed).resolve("precious"), "mine");
    try {
      Path used;
      try (JobContext context = context(false)) {
        used = context.scratch();
        assertThat(foreign).hasContent("mine");
        assertThat(used).isEmptyDirectory().isNotEqualTo(guessed);
        assertThat(context.scratch()).isEqualTo(used);
        if (Files.getFileStore(used).supportsFileAttributeView("posix")) {
          assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(used)))
              .isEqualTo("rwx------");
        }
        Files.writeString(used.resolve("trial"), "half");
      }
      assertThat(used).doesNotExist();
      assertThat(foreign).hasContent("mine");
      assertThat(folder).isEmptyDirectory();
    } finally {
      new PartsFolder(guessed).delete();
    }
  }

  @Test
  void aRunThatWritesUsesTheFolderBesideItsOutputWithoutWhatAKilledRunLeft() throws IOException {
    Path parts = Files.createDirectory(folder.resolve(".film.mkv.parts"));
    Files.writeString(parts.resolve("trial"), "half");
    try (JobContext context = context(true)) {
      assertThat(context.scratch()).hasParent(folder).isEmptyDirectory();
      assertThat(parts).doesNotExist();
    }
    assertThat(folder).isEmptyDirectory();
  }

  private JobContext context(boolean writes) {
    var contents = new MediaContents("mp4", 2, false, List.of(), List.of(), Map.of());
    var source =
        new SourceFile("film.mp4", LocalPath.of(folder.resolve("film.mp4")), 1, 0, contents);
    var job = new Job(source, LocalPath.of(folder.resolve("film.mkv")), null, false, false, "key");
    var ffmpeg = new Ffmpeg(
        FfmpegProgram.find(Path.of(FfmpegProgram.EMBEDDED)),
        new Ffmpeg.Limits(0, Duration.ofSeconds(60)),
        ChildProcesses.forgotten());
    return new JobContext(ffmpeg, job, 1, writes, Task.unwatched());
  }
}
