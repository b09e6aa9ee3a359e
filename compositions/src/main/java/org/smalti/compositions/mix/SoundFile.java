package org.smalti.compositions.mix;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.smalti.compositions.plan.Sound;

/**
 * A sound that is to be written.
 *
 * @param format the extension of its format
 * @param frames its length
 * @param title as players show it
 * @param stems the folder that gets each source's share of the mix as a file of its own; null for none
 */
public record SoundFile(
    String format, long frames, String title, @Nullable Path stems) {
  private static final int LONGEST = 4000;

  /** The tags of what is made of these sounds: the title, and the sources. */
  Map<String, String> tags(List<Sound> sounds) {
    List<String> names =
        sounds.stream().map(Sound::filename).distinct().sorted().toList();
    StringBuilder sources = new StringBuilder("made by Smalti from ");
    for (int i = 0; i < names.size(); i++) {
      if (sources.length() + names.get(i).length() > LONGEST) {
        sources.append(" and ").append(names.size() - i).append(" more");
        break;
      }
      sources.append(i == 0 ? "" : ", ").append(names.get(i));
    }
    return Map.of("title", title, "comment", sources.toString());
  }

  /** Whether its samples have 16 bits. */
  boolean isRounded() {
    return format.equals("wav") || format.equals("flac");
  }
}
