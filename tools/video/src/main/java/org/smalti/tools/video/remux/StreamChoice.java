package org.smalti.tools.video.remux;

import java.util.List;
import java.util.Locale;
import org.smalti.core.SmaltiException;
import org.smalti.media.MediaStream;

/**
 * Which streams are copied.
 *
 * @param words kinds such as {@code video}, and numbers of streams; empty: all but data
 */
record StreamChoice(List<String> words) {
  StreamChoice {
    words = words.stream().map(word -> word.strip().toLowerCase(Locale.ROOT)).toList();
  }

  /** @throws SmaltiException if a word chooses none */
  List<MediaStream> of(String name, List<MediaStream> streams) {
    if (words.isEmpty()) {
      return streams.stream()
          .filter(each -> each.kind() != MediaStream.Kind.DATA)
          .toList();
    }
    for (String word : words) {
      if (streams.stream().noneMatch(stream -> chosen(word, stream))) {
        throw SmaltiException.input(name + ": there is no stream \"" + word + "\" in it");
      }
    }
    return streams.stream()
        .filter(stream -> words.stream().anyMatch(word -> chosen(word, stream)))
        .toList();
  }

  private static boolean chosen(String word, MediaStream stream) {
    return word.equals(stream.kind().toString()) || word.equals(Integer.toString(stream.index()));
  }
}
