package org.smalti.tools.batch;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.smalti.media.MediaStream;
import org.smalti.media.MediaStream.Kind;

/** What a recipe has decided for one file. */
public sealed interface Conversion {
  /** The file needs nothing after all, for a reason such as {@code "is within 0.5 LU of -16 LUFS"}. */
  record NotNeeded(String why) implements Conversion {}

  /**
   * One stream that the result must have.
   *
   * @param source index of the source's stream that it comes from, −1 if from none: its duration is not compared then
   * @param copied whether it is copied and not encoded: then its codec must be that of the source
   */
  record Expected(Kind kind, int source, boolean copied) {
    public static Expected copied(MediaStream stream) {
      return new Expected(stream.kind(), stream.index(), true);
    }

    public static Expected encoded(MediaStream stream) {
      return new Expected(stream.kind(), stream.index(), false);
    }
  }

  /** Says something about a verified result, such as {@code "noise floor -52.1 -> -71.0 dB"}. */
  @FunctionalInterface
  interface Remark {
    Optional<String> of(Path result, RecipeContext context);
  }

  /**
   * The words of an ffmpeg command up to its output, which the runner adds, and what its result must hold. The words
   * are, in this order, {@code input}, {@code streams}, {@code encoding}, {@code -f muxer}, the output.
   *
   * @param input options of the input and {@code -i} with {@link org.smalti.media.program.FfmpegCommand#file}
   * @param streams the words for mapping, copying, metadata and filters: {@code -map}, {@code -c copy},
   *     {@code -map_metadata}
   * @param encoding encoders and their options; encoder options of the user replace these
   * @param muxer libav's name of the container, since the temporary file has no extension that tells it
   * @param expected the streams of the result, those of each kind in their order; data streams are not looked at
   * @param seconds how long each stream of the result must be; where empty, as long as its source
   * @param mustShrink whether a result that is larger than the original is thrown away
   * @param notes for the log and the summary
   * @param remark on the result
   */
  record Needed(
      List<String> input,
      List<String> streams,
      List<String> encoding,
      String muxer,
      List<Expected> expected,
      OptionalDouble seconds,
      boolean mustShrink,
      List<String> notes,
      Remark remark)
      implements Conversion {
    /** The containers with random numbers in them, unless ffmpeg is told that bytes count. */
    private static final Set<String> RANDOM_NUMBERS =
        Set.of("matroska", "webm", "ogg", "oga", "ogv", "opus", "spx");

    public Needed {
      input = List.copyOf(input);
      streams = List.copyOf(streams);
      encoding = List.copyOf(encoding);
      expected = List.copyOf(expected);
      notes = List.copyOf(notes);
    }

    /** A conversion without remarks, as long as its source and of any size. */
    public static Needed of(
        List<String> input,
        List<String> streams,
        List<String> encoding,
        String muxer,
        List<Expected> expected) {
      return new Needed(
          input,
          streams,
          encoding,
          muxer,
          expected,
          OptionalDouble.empty(),
          false,
          List.of(),
          (result, context) -> Optional.empty());
    }

    public Needed lasting(double newSeconds) {
      return new Needed(
          input,
          streams,
          encoding,
          muxer,
          expected,
          OptionalDouble.of(newSeconds),
          mustShrink,
          notes,
          remark);
    }

    public Needed shrinking() {
      return new Needed(input, streams, encoding, muxer, expected, seconds, true, notes, remark);
    }

    /** With more words for the streams, and notes before its own. */
    Needed with(List<String> words, List<String> before) {
      return new Needed(
          input,
          Stream.concat(streams.stream(), words.stream()).toList(),
          encoding,
          muxer,
          expected,
          seconds,
          mustShrink,
          Stream.concat(before.stream(), notes.stream()).toList(),
          remark);
    }

    public Needed noting(List<String> newNotes) {
      return new Needed(
          input, streams, encoding, muxer, expected, seconds, mustShrink, newNotes, remark);
    }

    public Needed remarking(Remark newRemark) {
      return new Needed(
          input, streams, encoding, muxer, expected, seconds, mustShrink, notes, newRemark);
    }

    /** All words up to the output; {@code instead} stand for the encoder options unless empty. */
    List<String> words(List<String> instead) {
      return Stream.of(
              input,
              streams,
              instead.isEmpty() ? encoding : instead,
              RANDOM_NUMBERS.contains(muxer) ? List.of("-fflags", "+bitexact") : List.<String>of(),
              List.of("-f", muxer))
          .flatMap(List::stream)
          .toList();
    }
  }
}
