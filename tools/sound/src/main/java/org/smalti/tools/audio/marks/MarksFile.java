package org.smalti.tools.audio.marks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.smalti.core.SmaltiException;
import org.smalti.media.TimeCode;

/**
 * A file with marks: labels of Audacity, a WAV file with cue points, or regions of REAPER as CSV. Which one it is shows
 * in how it begins.
 */
public record MarksFile(Path path, boolean isWave, List<MarkedSpan> marks) {
  private static final int HEAD = 64;

  /**
   * Reads all marks, in the order of time.
   *
   * @param code how times with frames are told, if that is known
   * @throws SmaltiException if the file can't be read, or has no marks
   */
  public static MarksFile read(Path path, Optional<TimeCode> code) {
    String head = head(path);
    boolean wave = head.matches("(?s)(RIFF|RF64|BW64)....WAVE.*");
    List<MarkedSpan> marks = wave
        ? WavCuePoints.read(path)
        : head.replaceFirst("^\u00ef\u00bb\u00bf", "").matches("(?s)\"?#\"?[,;\t].*")
            ? ReaperRegions.read(path, code)
            : AudacityLabels.read(path);
    if (marks.isEmpty()) {
      throw SmaltiException.input(path + (wave ? ": no cue points in it" : ": no labels in it"));
    }
    return new MarksFile(path, wave, marks.stream().sorted(MarkedSpan.BY_TIME).toList());
  }

  private static String head(Path path) {
    if (!Files.exists(path)) {
      throw SmaltiException.input(path + ": no such file");
    }
    try (InputStream in = Files.newInputStream(path)) {
      return new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw SmaltiException.input(path + " can't be read: " + e.getMessage(), e);
    }
  }
}
