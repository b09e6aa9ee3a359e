package org.smalti.tools.batch;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.smalti.media.MediaStream;

/** The dispositions of a stream, as words for ffmpeg. */
public final class StreamRoles {
  /** Those that programs of version 5 don't know. */
  private static final Set<String> RECENT = Set.of("non_diegetic", "multilayer");

  private StreamRoles() {}

  /**
   * The words that give a stream of the output the roles that it had. Unless all are told, ffmpeg makes the first
   * stream of each kind the default one.
   *
   * @param at index of the stream in the output
   */
  public static List<String> words(int at, MediaStream stream) {
    String roles = stream.dispositions().stream()
        .filter(role -> !RECENT.contains(role))
        .collect(Collectors.joining("+"));
    return List.of("-disposition:" + at, roles.isEmpty() ? "0" : roles);
  }
}
