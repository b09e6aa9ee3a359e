package org.smalti.tools.batch;

import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.run.Task;
import org.smalti.core.run.Work;
import org.smalti.media.MediaFile;

/** Reads what a file holds from its headers. */
record HeaderWork() implements Work<CandidateFile, HeaderWork.Seen> {
  private static final int MAGIC = 12;

  /** The magic numbers of containers, with their offsets. */
  private static final List<String> MARKS = List.of(
      "4ftyp",
      "4moov",
      "4mdat",
      "0\u001aE\u00df\u00a3",
      "0RIFF",
      "0OggS",
      "0fLaC",
      "0ID3",
      "0FLV",
      "0\u0000\u0000\u0001\u00ba",
      "00&\u00b2u");

  /** A source, or why the file of so many bytes is none. */
  record Seen(@Nullable SourceFile source, long size, String skipped) implements Serializable {}

  @Override
  public Seen apply(CandidateFile candidate, Task task) {
    Path file = candidate.file();
    try {
      long size = Files.size(file);
      if (size == 0) {
        return new Seen(null, size, "is empty (0 bytes)");
      }
      long modified = Files.getLastModifiedTime(file).toMillis();
      try (MediaFile media = MediaFile.open(file)) {
        return new Seen(
            new SourceFile(candidate.name(), candidate.path(), size, modified, media.contents()),
            size,
            "");
      } catch (SmaltiException e) {
        if (looksLikeMedia(file)) {
          throw e;
        }
        return new Seen(null, size, "is no media");
      }
    } catch (NoSuchFileException e) {
      throw SmaltiException.input(candidate.name() + " has vanished", e);
    } catch (IOException e) {
      throw SmaltiException.input(candidate.name() + " can't be read: " + e.getMessage(), e);
    }
  }

  /** Whether it begins like a media file: then it is a damaged one, and not a file of another kind. */
  private static boolean looksLikeMedia(Path file) throws IOException {
    try (var stream = Files.newInputStream(file)) {
      String start = new String(stream.readNBytes(MAGIC), StandardCharsets.ISO_8859_1);
      return MARKS.stream()
          .anyMatch(mark -> start.startsWith(mark.substring(1), mark.charAt(0) - '0'));
    }
  }
}
