package org.smalti.media;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
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

  /** The codes of ISO 639-2/B that differ from those of 639-2/T. */
  private static final Map<String, String> BIBLIOGRAPHIC = Map.ofEntries(
      Map.entry("alb", "sqi"),
      Map.entry("arm", "hye"),
      Map.entry("baq", "eus"),
      Map.entry("bur", "mya"),
      Map.entry("chi", "zho"),
      Map.entry("cze", "ces"),
      Map.entry("dut", "nld"),
      Map.entry("fre", "fra"),
      Map.entry("geo", "kat"),
      Map.entry("ger", "deu"),
      Map.entry("gre", "ell"),
      Map.entry("ice", "isl"),
      Map.entry("mac", "mkd"),
      Map.entry("mao", "mri"),
      Map.entry("may", "msa"),
      Map.entry("per", "fas"),
      Map.entry("rum", "ron"),
      Map.entry("slo", "slk"),
      Map.entry("tib", "bod"),
      Map.entry("wel", "cym"));

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
          : code(track).equals(code(language(sounds.get(i))));
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

  /** The code of ISO 639-2/T: {@code deu} for {@code de}, {@code ger} and {@code de-AT}. */
  private static String code(String language) {
    String small = language.toLowerCase(Locale.ROOT);
    int region = Math.max(small.indexOf('-'), small.indexOf('_'));
    String plain = region > 0 ? small.substring(0, region) : small;
    if (plain.length() == 2) {
      try {
        return Locale.forLanguageTag(plain).getISO3Language();
      } catch (MissingResourceException unknownLanguage) {
        return plain;
      }
    }
    return BIBLIOGRAPHIC.getOrDefault(plain, plain);
  }
}
