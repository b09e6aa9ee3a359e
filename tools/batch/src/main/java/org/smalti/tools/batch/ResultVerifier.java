package org.smalti.tools.batch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.smalti.core.SmaltiException;
import org.smalti.media.MediaCapabilities;
import org.smalti.media.MediaContents;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaStream;
import org.smalti.media.MediaStream.Kind;
import org.smalti.media.PacketCount;
import org.smalti.media.PacketCount.Extent;
import org.smalti.media.SameBytes;
import org.smalti.media.program.FfmpegCommand;
import org.smalti.media.program.FfmpegOutcome;
import org.smalti.tools.batch.Conversion.Expected;
import org.smalti.tools.batch.Conversion.Needed;

/**
 * Checks a result against its source: decodes all of it, compares streams and durations, and refuses a damaged source.
 * This is needed because ffmpeg exits with 0 even on half a file.
 */
final class ResultVerifier {
  /** s by which a duration may differ, or one frame where that is longer. */
  private static final double TOLERANCE = 0.1;
  /**
   * s: the longest frame that is allowed for in a comparison, so that a last picture shown for a minute does not hide a
   * missing minute.
   */
  private static final double LONGEST_FRAME = 0.5;
  /** The share of the frames that may be dropped. */
  private static final double ROUGH = 0.01;

  private static final Set<Kind> DECODED = EnumSet.of(Kind.VIDEO, Kind.COVER, Kind.AUDIO);
  /** How many packets may be lost: the first and the last may not be decodable without their neighbours. */
  private static final long FEW = 2;

  private final SourceFile source;
  private final Needed made;
  private final Set<Allowance> accepted;
  private final boolean ownCodecs;
  private final String wayOut;
  /** Whether the source is damaged, and that is accepted: then what is lost is said and no fault of the result. */
  private boolean damaged;
  /** Whether the clock of the source begins again in the middle. */
  private boolean joined;
  /** Places in the result of what is to be decoded: all but copied pictures that are the source's byte for byte. */
  private final List<Integer> unsure = new ArrayList<>();
  /** Whether there is anything copied among them. */
  private boolean unsureCopies;

  private final List<String> losses = new ArrayList<>();

  /**
   * @param accepted what the source may lose
   * @param ownCodecs whether the person chose the codecs, so that nothing need be copied
   * @param wayOut what else could be chosen where the result is wrong; empty: nothing
   */
  ResultVerifier(
      SourceFile source, Needed made, Set<Allowance> accepted, boolean ownCodecs, String wayOut) {
    this.source = source;
    this.made = made;
    this.accepted = accepted;
    this.ownCodecs = ownCodecs;
    this.wayOut = wayOut;
  }

  /** What the result lacks because its source is damaged. */
  List<String> losses() {
    return List.copyOf(losses);
  }

  /**
   * Refuses a source that can't be read to its end without errors, unless that is accepted.
   *
   * @param outcome of the run that read it
   */
  PacketCount source(FfmpegOutcome outcome) {
    PacketCount read;
    try (MediaFile media = MediaFile.open(source.input())) {
      read = media.counted();
    }
    joined = SourceDamage.isJoined(read);
    Map<Allowance, String> found = SourceDamage.of(source, read, outcome);
    if (!found.isEmpty() && WholeSource.isWhole(source, read)) {
      found.keySet().removeAll(List.of(Allowance.ERRORS, Allowance.SHORT));
    }
    refuse(found);
    source.streams(Kind.VIDEO).forEach(stream -> late(stream.index(), read));
    dropped(outcome.dropped(), read);
    return read;
  }

  /** Refuses a source with damage that is not accepted, and names all that would have to be. */
  private void refuse(Map<Allowance, String> found) {
    if (!accepted.containsAll(found.keySet())) {
      throw SmaltiException.input(source.name() + " is damaged: it "
          + String.join(" and ", found.values()) + "; " + Allowance.option(found.keySet())
          + " keeps what can be read of it");
    }
    damaged |= !found.isEmpty();
    found.values().forEach(how -> losses.add("the original " + how));
  }

  /**
   * Refuses a result for which ffmpeg dropped decoded frames because their times were equal after rounding. Packets are
   * not compared with frames: a packet may hold a single field, a frame that is never shown, or the message that
   * nothing has changed.
   */
  private void dropped(long frames, PacketCount read) {
    long all = made.expected().stream()
        .filter(stream -> stream.kind() == Kind.VIDEO && !stream.copied() && stream.source() >= 0)
        .mapToLong(stream -> read.playable().get(stream.source()).packets())
        .sum();
    if (!ownCodecs && frames > Math.max(FEW, ROUGH * all)) {
      String what = "of its " + all + " frames " + frames + " meet others in time";
      if (!damaged && !accepted.contains(Allowance.MERGED_FRAMES)) {
        throw SmaltiException.input(source.name() + ": " + what + " and would be lost; "
            + Allowance.option(List.of(Allowance.MERGED_FRAMES)) + " lets them go");
      }
      losses.add(what + " and are lost");
    }
  }

  /** Says that pictures begin only with their first key frame. */
  private void late(int stream, PacketCount read) {
    Extent all = read.streams().get(stream);
    Extent playable = read.playable().get(stream);
    if (playable.packets() < all.packets()) {
      losses.add(String.format(
          Locale.ROOT,
          "its picture begins with its first key frame, after %.1f s",
          playable.begin() - all.begin()));
    }
  }

  /** Compares the streams of the result with those of the source. */
  void streams(Path result, PacketCount read) {
    MediaContents contents;
    PacketCount got;
    try (MediaFile media = MediaFile.open(result)) {
      contents = media.contents();
      got = media.counted();
    } catch (SmaltiException e) {
      throw failed("the result can't be read");
    }
    List<Pair> pairs = pairs(contents, got, read);
    pairs.forEach(this::compare);
    together(pairs);
    unsure(contents, pairs);
  }

  /** Sound is decoded in any case: it takes little. */
  private void unsure(MediaContents contents, List<Pair> pairs) {
    Set<MediaStream> same = pairs.stream()
        .filter(pair -> pair.expected().copied()
            && pair.stream().kind() != Kind.AUDIO
            && pair.got().hasPacketsOf(pair.wanted()))
        .map(Pair::stream)
        .collect(Collectors.toSet());
    unsureCopies =
        pairs.stream().anyMatch(pair -> pair.expected().copied() && !same.contains(pair.stream()));
    contents.streams().stream()
        .filter(stream -> DECODED.contains(stream.kind()) && !same.contains(stream))
        .filter(stream -> MediaCapabilities.decodes(stream.codec()))
        .forEach(stream -> unsure.add(stream.index()));
  }

  /** A stream of the result, and the stream of the source that it comes from. */
  private record Pair(
      Expected expected, MediaStream original, Extent wanted, MediaStream stream, Extent got) {
    boolean plays() {
      return stream.kind() == Kind.VIDEO || stream.kind() == Kind.AUDIO;
    }
  }

  /** @throws SmaltiException if the result has more or fewer streams of a kind */
  private List<Pair> pairs(MediaContents contents, PacketCount got, PacketCount read) {
    List<Pair> pairs = new ArrayList<>();
    // Containers put chapters and time codes into data streams of their own.
    for (Kind kind : EnumSet.complementOf(EnumSet.of(Kind.DATA))) {
      List<Expected> wanted =
          made.expected().stream().filter(stream -> stream.kind() == kind).toList();
      List<MediaStream> streams =
          contents.streams().stream().filter(stream -> stream.kind() == kind).toList();
      if (wanted.size() != streams.size()) {
        throw failed("the result has " + streams.size() + " streams of " + kind + " instead of "
            + wanted.size());
      }
      for (int i = 0; i < wanted.size(); i++) {
        int from = wanted.get(i).source();
        if (from >= 0) {
          pairs.add(new Pair(
              wanted.get(i),
              source.stream(from),
              read.playable().get(from),
              streams.get(i),
              got.playable().get(streams.get(i).index())));
        }
      }
    }
    return pairs;
  }

  private void compare(Pair pair) {
    MediaStream original = pair.original();
    boolean copied = pair.expected().copied() && !ownCodecs;
    if (copied && !original.codec().equals(pair.stream().codec())) {
      throw failed("a stream is " + pair.stream().codec() + " and no copy of the original's "
          + original.codec());
    }
    if (!pair.plays()) {
      return;
    }
    Extent wanted = pair.wanted();
    Extent got = pair.got();
    double seconds = made.seconds().orElse(wanted.duration());
    if (Math.abs(got.duration() - seconds) > tolerance(original, wanted, got)) {
      lost(
          got.packets() > 0,
          String.format(
              Locale.ROOT,
              "its %s lasts %.2f s instead of %.2f s",
              original.kind(),
              got.duration(),
              seconds));
    }
    // Other containers have plain sound in larger packets, or packets without headers.
    boolean lost = got.packets() < wanted.packets() - FEW && got.bytes() < wanted.bytes();
    if (copied && lost && made.seconds().isEmpty()) {
      lost(
          true,
          "of the " + wanted.packets() + " packets of its " + original.kind() + " only "
              + got.packets() + " are copied");
    }
  }

  /**
   * Refuses a result that lacks something. Of a damaged source whose damage is accepted it is said instead.
   *
   * @param some whether there is something at all
   */
  private void lost(boolean some, String what) {
    if (!damaged || !some) {
      throw failed(what);
    }
    losses.add(what);
  }

  /** Refuses a result in which the beginning of a sound has moved relative to the other streams. */
  private void together(List<Pair> pairs) {
    List<Pair> playing = pairs.stream()
        .filter(
            pair -> pair.plays() && pair.wanted().packets() > 0 && pair.got().packets() > 0)
        .toList();
    DoubleSummaryStatistics shifts = playing.stream()
        .mapToDouble(pair -> pair.got().begin() - pair.wanted().begin())
        .summaryStatistics();
    double allowed = playing.stream()
        .mapToDouble(pair -> tolerance(pair.original(), pair.wanted(), pair.got()))
        .max()
        .orElse(0);
    double apart = shifts.getMax() - shifts.getMin();
    if (apart > allowed) {
      lost(
          true,
          String.format(Locale.ROOT, "its streams begin %.2f s apart from where they did", apart));
    }
  }

  /**
   * The tolerance of a duration: one frame of pictures, two of sound, since an encoder adds up to one at the beginning
   * and fills the last one.
   */
  private double tolerance(MediaStream original, Extent wanted, Extent got) {
    double fps = original.picture().fps();
    double frames = original.kind() == Kind.VIDEO
        ? fps > 0 ? 1 / fps : Math.max(wanted.longest(), got.longest())
        : 2 * Math.max(wanted.longest(), got.longest());
    return Math.max(TOLERANCE, Math.min(LONGEST_FRAME, frames));
  }

  /**
   * Compares some pictures with those of the source, unless it is damaged or the person chose how they are encoded. Of
   * several films in one file, which one is decoded here is not known.
   */
  void pictures(Path result) {
    List<Expected> encoded = made.expected().stream()
        .filter(stream -> stream.kind() == Kind.VIDEO && !stream.copied() && stream.source() >= 0)
        .toList();
    if (encoded.size() != 1 || source.streams(Kind.VIDEO).size() != 1 || ownCodecs || damaged) {
      return;
    }
    new SampledPictures(source, encoded.get(0).area()).difference(result).ifPresent(how -> {
      throw failed(how);
    });
  }

  /**
   * Decodes the sound and the pictures of the result that are not those of the source to the byte. Only what is copied
   * may be damaged, where that is accepted.
   */
  void decode(Path result, RecipeContext context, int threads) {
    if (unsure.isEmpty()) {
      return;
    }
    boolean races =
        source.contents().streams().stream().anyMatch(it -> SameBytes.needsOneThread(it.codec()));
    FfmpegOutcome outcome =
        context.run(decoding(result, races ? 1 : threads), source.duration(), 1);
    if (SourceDamage.errors(outcome, joined) > 0) {
      String errors = "decodes with " + SourceDamage.told(outcome);
      if (!unsureCopies && !damaged) {
        throw failed("the result " + errors);
      }
      if (!damaged) {
        refuse(Map.of(Allowance.ERRORS, errors));
      } else {
        losses.add("the result " + errors);
      }
    }
  }

  private FfmpegCommand decoding(Path result, int threads) {
    List<String> words = new ArrayList<>(List.of(
        "-threads",
        Integer.toString(threads),
        // The deblocking filter takes a quarter of the time and finds no errors.
        "-skip_loop_filter",
        "all",
        "-i",
        FfmpegCommand.file(result)));
    unsure.forEach(index -> words.addAll(List.of("-map", "0:" + index)));
    // Times rounded to milliseconds could collide in a time base of whole frames, an error that
    // this run alone would cause.
    words.addAll(List.of("-fps_mode", "passthrough", "-enc_time_base", "-1", "-f", "null", "-"));
    return new FfmpegCommand(words);
  }

  private SmaltiException failed(String how) {
    return SmaltiException.input(
        source.name() + ": " + how + "; the original stays and the result is thrown away"
            + (wayOut.isEmpty() ? "" : "; " + wayOut));
  }
}
