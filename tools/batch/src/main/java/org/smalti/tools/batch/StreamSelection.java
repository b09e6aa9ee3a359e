package org.smalti.tools.batch;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.smalti.core.SmaltiException;
import org.smalti.core.table.Columns;
import org.smalti.core.table.Filter;
import org.smalti.core.table.Filter.All;
import org.smalti.core.table.Filter.Any;
import org.smalti.core.table.Filter.Condition;
import org.smalti.core.table.Filter.Operator;
import org.smalti.core.table.Row;
import org.smalti.core.table.Table;
import org.smalti.media.LanguageCode;
import org.smalti.media.MediaCapabilities;
import org.smalti.media.MediaStream;
import org.smalti.media.MediaStream.AudioProperties;
import org.smalti.media.MediaStream.Kind;

/**
 * Which streams of a file are worked on and kept.
 *
 * @param keep a filter for those that are kept; empty: all
 * @param drop a filter for those that are left out; empty: none
 * @param languages of sounds and subtitles that are kept, as people write them; empty: all
 * @param stereo whether sounds of more than two channels are mixed to stereo
 */
record StreamSelection(String keep, String drop, List<String> languages, boolean stereo)
    implements Serializable {
  static final StreamSelection ALL = new StreamSelection("", "", List.of(), false);

  private static final Columns COLUMNS = new Columns(
      "the streams",
      List.of(
          "stream",
          "kind",
          "codec",
          "language",
          "title",
          "disposition",
          "channels",
          "sampleRate",
          "width",
          "height"));
  /** The language by its one code, however a file or a person writes it. */
  private static final String CODE = "languageCode";

  private static final Columns WITH_CODE = COLUMNS.plus(List.of(CODE));
  private static final Set<String> UNSAID = Set.of("", "und");

  /** @throws SmaltiException if a filter can't be understood, or asks for what no stream has */
  StreamSelection {
    languages = List.copyOf(languages);
    bound(keep);
    bound(drop);
  }

  private static Predicate<Row> bound(String text) {
    Filter filter = Filter.parse(text);
    filter.bind(COLUMNS);
    return understood(filter).bind(WITH_CODE);
  }

  /** The filter with languages that are known by all their names; refuses kinds that there are none of. */
  private static Filter understood(Filter filter) {
    if (filter instanceof All all) {
      return new All(all.parts().stream().map(StreamSelection::understood).toList());
    }
    if (filter instanceof Any any) {
      return new Any(any.parts().stream().map(StreamSelection::understood).toList());
    }
    Condition condition = (Condition) filter;
    boolean whole =
        condition.operator() == Operator.EQUAL || condition.operator() == Operator.NOT_EQUAL;
    if (whole && condition.column().equals("kind")) {
      requireKind(condition.value());
    }
    return whole && condition.column().equals("language")
        ? new Condition(CODE, condition.operator(), LanguageCode.of(condition.value()))
        : condition;
  }

  private static void requireKind(String word) {
    List<String> kinds = Arrays.stream(Kind.values()).map(Kind::toString).toList();
    if (!kinds.contains(word.toLowerCase(Locale.ROOT))) {
      throw SmaltiException.usage("a filter of streams: kind is one of " + String.join(", ", kinds)
          + ", and not '" + word + "'");
    }
  }

  /**
   * The file with the chosen streams alone.
   *
   * @throws SmaltiException if it has sound and none in the languages
   */
  SourceFile of(SourceFile source) {
    if (equals(ALL)) {
      return source;
    }
    List<MediaStream> all = source.contents().streams();
    Table table =
        Table.ofCells(WITH_CODE, all.stream().map(StreamSelection::cells).toList());
    Predicate<Row> kept = bound(keep);
    Predicate<Row> dropped = drop.isBlank() ? row -> false : bound(drop);
    List<MediaStream> chosen = IntStream.range(0, all.size())
        .filter(i -> kept.test(table.row(i)) && !dropped.test(table.row(i)))
        .mapToObj(all::get)
        .filter(this::isSpoken)
        .toList();
    requireSound(source, chosen);
    Set<Integer> mixed = new HashSet<>();
    return source.with(chosen.stream().map(stream -> mixed(stream, mixed)).toList(), mixed);
  }

  private void requireSound(SourceFile source, Collection<MediaStream> chosen) {
    boolean silent = chosen.stream().noneMatch(stream -> stream.kind() == Kind.AUDIO);
    if (!languages.isEmpty()
        && silent
        && source.streams(Kind.AUDIO).stream().noneMatch(this::isSpoken)
        && source.has(Kind.AUDIO)) {
      throw SmaltiException.input(source.name() + ": no sound in " + String.join(", ", languages)
          + "; it has "
          + source.streams(Kind.AUDIO).stream()
              .map(StreamSelection::language)
              .collect(Collectors.joining(", ")));
    }
  }

  private boolean isSpoken(MediaStream stream) {
    boolean speaks = stream.kind() == Kind.AUDIO || stream.kind() == Kind.SUBTITLE;
    String language = LanguageCode.of(language(stream));
    return languages.isEmpty()
        || !speaks
        || UNSAID.contains(language)
        || languages.stream().anyMatch(wanted -> LanguageCode.of(wanted).equals(language));
  }

  /** The stream as its result will be; notes its index where it is mixed. */
  private MediaStream mixed(MediaStream stream, Set<Integer> mixed) {
    AudioProperties sound = stream.sound();
    if (!stereo || sound.channels() <= 2 || !MediaCapabilities.decodes(stream.codec())) {
      return stream;
    }
    mixed.add(stream.index());
    return new MediaStream(
        stream.index(),
        stream.kind(),
        stream.codec(),
        stream.duration(),
        stream.bitRate() * 2 / sound.channels(),
        stream.dispositions(),
        stream.tags(),
        stream.picture(),
        new AudioProperties(sound.sampleRate(), 2, "stereo", sound.samples(), sound.bits()));
  }

  private static String language(MediaStream stream) {
    return stream.tags().getOrDefault("language", "");
  }

  private static String[] cells(MediaStream stream) {
    return new String[] {
      Integer.toString(stream.index()),
      stream.kind().toString(),
      stream.codec(),
      language(stream),
      stream.tags().getOrDefault("title", ""),
      String.join(" ", stream.dispositions()),
      number(stream.sound().channels()),
      number(stream.sound().sampleRate()),
      number(stream.picture().width()),
      number(stream.picture().height()),
      LanguageCode.of(language(stream))
    };
  }

  private static String number(int value) {
    return value > 0 ? Integer.toString(value) : "";
  }
}
