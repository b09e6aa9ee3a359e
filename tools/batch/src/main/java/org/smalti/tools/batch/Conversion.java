package org.smalti.tools.batch;

import java.io.IOException;
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
   * What a conversion would come to; nothing is made.
   *
   * @param bytes of the result, about
   * @param seconds that it would take, about
   * @param notes for the summary
   */
  record Estimated(long bytes, double seconds, List<String> notes) implements Conversion {
    public Estimated {
      notes = List.copyOf(notes);
    }
  }

  /**
   * One stream that the result must have.
   *
   * @param source index of the source's stream that it comes from, −1 if from none: its duration is not compared then
   * @param copied whether it is copied and not encoded: then its codec must be that of the source
   * @param area of pictures: what of the source's, as it is shown, the result shows
   */
  record Expected(Kind kind, int source, boolean copied, PictureArea area) {
    public Expected(Kind kind, int source, boolean copied) {
      this(kind, source, copied, PictureArea.WHOLE);
    }

    public static Expected copied(MediaStream stream) {
      return new Expected(stream.kind(), stream.index(), true);
    }

    public static Expected encoded(MediaStream stream) {
      return new Expected(stream.kind(), stream.index(), false);
    }

    /** Of a picture of which a part alone is shown. */
    public Expected showing(PictureArea part) {
      return new Expected(kind, source, copied, part);
    }
  }

  /** Completes a result that ffmpeg has written, before it is verified. */
  @FunctionalInterface
  interface Completion {
    /** @throws IOException if the file can't be written */
    void complete(Path result) throws IOException;
  }

  /**
   * What is done so that a result lacks nothing of its source, and what it will lack all the same.
   *
   * @param losses in words: an original is not deleted where there are any
   */
  record Preservation(List<String> losses, Completion completion) {
    /** Nothing is lost, and nothing needs to be done. */
    static final Preservation WHOLE = new Preservation(List.of(), result -> {});

    public Preservation {
      losses = List.copyOf(losses);
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
   * @param preservation of what ffmpeg would lose
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
      Remark remark,
      Preservation preservation)
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
          (result, context) -> Optional.empty(),
          Preservation.WHOLE);
    }

    public Needed lasting(double newSeconds) {
      return changed(
          streams, OptionalDouble.of(newSeconds), mustShrink, notes, remark, preservation);
    }

    public Needed shrinking() {
      return changed(streams, seconds, true, notes, remark, preservation);
    }

    /** The same with what it loses, and with what completes its result. */
    public Needed preserving(List<String> losses, Completion completion) {
      return changed(
          streams, seconds, mustShrink, notes, remark, new Preservation(losses, completion));
    }

    /** The same with one thing more that completes its result. */
    public Needed completing(Completion more) {
      return preserving(preservation.losses(), result -> {
        preservation.completion().complete(result);
        more.complete(result);
      });
    }

    /** With tags, unless its own words say otherwise of them, and notes before its own. */
    Needed knowing(List<String> tags, List<String> before) {
      return changed(
          joined(tags, streams), seconds, mustShrink, joined(before, notes), remark, preservation);
    }

    /** With more words for the streams. */
    public Needed with(List<String> words) {
      return changed(joined(streams, words), seconds, mustShrink, notes, remark, preservation);
    }

    public Needed noting(List<String> newNotes) {
      return changed(streams, seconds, mustShrink, newNotes, remark, preservation);
    }

    public Needed remarking(Remark newRemark) {
      return changed(streams, seconds, mustShrink, notes, newRemark, preservation);
    }

    private Needed changed(
        List<String> newStreams,
        OptionalDouble newSeconds,
        boolean newShrink,
        List<String> newNotes,
        Remark newRemark,
        Preservation newPreservation) {
      return new Needed(
          input,
          newStreams,
          encoding,
          muxer,
          expected,
          newSeconds,
          newShrink,
          newNotes,
          newRemark,
          newPreservation);
    }

    private static List<String> joined(List<String> first, List<String> last) {
      return Stream.concat(first.stream(), last.stream()).toList();
    }

    /** All words up to the output; {@code instead} stand for the encoder options unless empty. */
    public List<String> words(List<String> instead) {
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
