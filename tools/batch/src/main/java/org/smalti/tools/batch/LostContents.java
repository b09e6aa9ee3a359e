package org.smalti.tools.batch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.smalti.core.SmaltiException;
import org.smalti.media.MediaContents;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaStream;
import org.smalti.media.MediaStream.Kind;
import org.smalti.tools.batch.Conversion.Expected;
import org.smalti.tools.batch.Conversion.Needed;

/**
 * What a result lacks of its source beside streams and tags: chapters, time codes, and how a picture is to be shown.
 * Which containers hold them depends on the program, so the result itself is looked at.
 */
final class LostContents {
  private static final String TIME_CODE = "timecode";

  private final List<String> losses = new ArrayList<>();

  private LostContents() {}

  /** In words; empty if nothing is lost, or the result is only a part of the source. */
  static List<String> of(SourceFile source, Needed made, Path result) {
    LostContents lost = new LostContents();
    if (made.seconds().isEmpty()) {
      lost.compare(source, made, result);
    }
    return List.copyOf(lost.losses);
  }

  private void compare(SourceFile source, Needed made, Path result) {
    MediaContents contents;
    try (MediaFile file = MediaFile.open(result)) {
      contents = file.contents();
    }
    int chapters = source.contents().chapters().size();
    int kept = contents.chapters().size();
    if (kept < chapters) {
      losses.add(
          kept == 0
              ? "its " + (chapters == 1 ? "chapter is" : chapters + " chapters are") + " left out: "
                  + made.muxer() + " holds none"
              : "of its " + chapters + " chapters only " + kept + " are kept");
    }
    if (hasTimeCode(source.contents()) && !hasTimeCode(contents)) {
      losses.add("its time code is left out: " + made.muxer() + " holds none");
    }
    if (source.has(Kind.VIDEO)) {
      pictures(made, contents, PictureSideData.of(source.file()), PictureSideData.of(result));
    }
  }

  /** Goes through the pictures of the result, each with its source. */
  private void pictures(
      Needed made, MediaContents contents, List<Set<String>> was, List<Set<String>> is) {
    Map<Integer, Integer> places = new TreeMap<>();
    List<MediaStream> films = contents.streams().stream()
        .filter(stream -> stream.kind() == Kind.VIDEO)
        .toList();
    for (Expected expected : made.expected()) {
      if (expected.kind() == Kind.VIDEO && places.size() < films.size()) {
        places.put(films.get(places.size()).index(), expected.source());
      }
    }
    places.forEach((place, from) -> {
      if (from >= 0) {
        was.get(from).stream()
            .filter(name -> !is.get(place).contains(name))
            .sorted()
            .forEach(name -> losses.add(
                "stream " + from + " no longer says " + PictureSideData.NAMES.get(name)));
      }
    });
  }

  private static boolean hasTimeCode(MediaContents contents) {
    return contents.tags().containsKey(TIME_CODE)
        || contents.streams().stream().anyMatch(stream -> stream.tags().containsKey(TIME_CODE));
  }

  /** @throws SmaltiException if the original is to be deleted although its result lacks something */
  static void require(Job job, List<String> losses) {
    if (job.deletes() && !losses.isEmpty()) {
      throw SmaltiException.input(job.source().name() + " would be deleted although "
          + String.join("; ", losses) + "; leave --delete-originals out, or keep it with --replace"
          + " --backup DIR");
    }
  }
}
