package org.smalti.media;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.smalti.core.SmaltiException;

/**
 * Which sound of a file is heard, and which of its channels.
 *
 * @param track its number among the file's sounds, from 1, or its language; empty: the one that a player would choose
 */
public record SoundSelection(ChannelChoice channel, String track) implements Serializable {
  /** The sound that a player would choose, all channels of it. */
  public static final SoundSelection USUAL = new SoundSelection(ChannelChoice.MIX, "");

  public SoundSelection {
    track = track.strip();
    if (isNumber(track) && number(track) < 1) {
      throw SmaltiException.usage("--track counts the sounds of a file from 1, not " + track);
    }
  }

  /**
   * The stream that the track names.
   *
   * @param name of the file, for messages
   * @throws SmaltiException if the file has no such sound
   */
  public MediaStream in(MediaContents contents, String name) {
    List<MediaStream> sounds = contents.streams().stream()
        .filter(stream -> stream.kind() == MediaStream.Kind.AUDIO)
        .filter(stream -> stream.sound().sampleRate() > 0)
        .toList();
    for (int i = 0; i < sounds.size(); i++) {
      boolean wanted = isNumber(track)
          ? number(track) == i + 1
          : LanguageCode.of(track).equals(LanguageCode.of(language(sounds.get(i))));
      if (wanted) {
        return sounds.get(i);
      }
    }
    String there = IntStream.range(0, sounds.size())
        .mapToObj(i -> (i + 1) + " " + language(sounds.get(i)))
        .map(String::strip)
        .collect(Collectors.joining(", "));
    throw SmaltiException.input(name + ": no sound " + track + " in it; "
        + (sounds.isEmpty() ? "it has none" : "there are " + there));
  }

  private static String language(MediaStream stream) {
    return stream.tags().getOrDefault("language", "");
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(Character::isDigit);
  }

  private static long number(String digits) {
    return digits.length() > 9 ? Long.MAX_VALUE : Long.parseLong(digits);
  }
}
