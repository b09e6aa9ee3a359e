package org.smalti.media.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A shell script in ffmpeg's place. */
final class FakeProgram {
  private FakeProgram() {}

  /** Answers what is asked of every ffmpeg, and does what {@code script} says where a job is asked for. */
  static Path working(Path file, String script) {
    return raw(file, """
        case "$*" in *-version) echo "ffmpeg version 6.0 Copyright"; exit ;; esac
        """ + script);
  }

  /** A script as it is. */
  static Path raw(Path file, String script) {
    try {
      Files.writeString(file, "#!/bin/sh\n" + script);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
