package org.smalti.tools.batch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.smalti.core.SmaltiException;
import org.smalti.media.MediaContents;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaStream;
import org.smalti.media.MediaStream.Kind;
import org.smalti.media.PacketCount;
import org.smalti.media.PacketCount.Extent;
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
  /** The tolerance for the duration that the headers declare, as a share of it; some containers round it. */
  private static final double ROUGH = 0.01;
  /** Of the duration of a sound: by how much its packets may overlap. */
  private static final double OVERLAP = 0.05;
  /** How many packets may be lost: the first and the last may not be decodable without their neighbours. */
  private static final long FEW = 2;

  private final SourceFile source;
  private final Needed made;
  private final boolean acceptDamaged;
  private final boolean ownCodecs;

  /** @param ownCodecs whether the person chose the codecs, so that nothing need be copied */
  ResultVerifier(SourceFile source, Needed made, boolean acceptDamaged, boolean ownCodecs) {
    this.source = source;
    this.made = made;
    this.acceptDamaged = acceptDamaged;
    this.ownCodecs = ownCodecs;
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
    String found = damage(outcome, read);
    if (!found.isEmpty() && !acceptDamaged && !WholeSound.isHeard(source)) {
      damaged(found);
    }
    source.streams(Kind.AUDIO).forEach(stream -> crowded(read.streams().get(stream.index())));
    dropped(outcome.dropped(), read);
    return read;
  }

  /** What tells that a source is damaged, as the end of a sentence; empty if nothing. */
  private String damage(FfmpegOutcome outcome, PacketCount read) {
    if (outcome.errors() > 0) {
      return "decodes with " + errors(outcome);
    }
    if (read.brokenOff()) {
      return "can't be read to its end";
    }
    if (read.broken() > 0) {
      return read.broken() == 1
          ? "has a broken packet"
          : "has " + read.broken() + " broken packets";
    }
    double declared = source.contents().duration();
    double end = read.streams().stream().mapToDouble(Extent::end).max().orElse(0);
    return !source.contents().guessed()
            && declared - end > Math.max(LONGEST_FRAME, ROUGH * declared)
        ? String.format(Locale.ROOT, "should last %.1f s and ends after %.1f s", declared, end)
        : "";
  }

  /**
   * Refuses a result for which ffmpeg dropped decoded frames because their times were equal after rounding. Packets are
   * not compared with frames: a packet may hold a single field, a frame that is never shown, or the message that
   * nothing has changed.
   */
  private void dropped(long frames, PacketCount read) {
    long all = made.expected().stream()
        .filter(stream -> stream.kind() == Kind.VIDEO && !stream.copied() && stream.source() >= 0)
        .mapToLong(stream -> read.streams().get(stream.source()).packets())
        .sum();
    if (!ownCodecs && !acceptDamaged && frames > Math.max(FEW, ROUGH * all)) {
      throw failed(
          "of its " + all + " frames " + frames + " meet others in time and would be lost");
    }
  }

  /** Refuses sound that is longer than its time stamps allow: cut by them, it would lose the rest. */
  private void crowded(Extent sound) {
    double room = sound.duration();
    if (sound.filled() - room > Math.max(LONGEST_FRAME, OVERLAP * room)) {
      damaged(String.format(
          Locale.ROOT, "has %.1f s of sound in %.1f s of time", sound.filled(), room));
    }
  }

  private void damaged(String how) {
    if (!acceptDamaged) {
      throw SmaltiException.input(source.name() + " is damaged: it " + how
          + "; --accept-damaged keeps what can be read of it");
    }
  }

  private static String errors(FfmpegOutcome outcome) {
    return (outcome.errors() == 1 ? "an error" : outcome.errors() + " errors") + " ("
        + String.join("; ", outcome.lastWords()) + ")";
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
              source.contents().streams().get(from),
              read.streams().get(from),
              streams.get(i),
              got.streams().get(streams.get(i).index())));
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
      throw failed(String.format(
          Locale.ROOT,
          "its %s lasts %.2f s instead of %.2f s",
          original.kind(),
          got.duration(),
          seconds));
    }
    // Other containers have plain sound in larger packets, or packets without headers.
    boolean lost = got.packets() < wanted.packets() - FEW && got.bytes() < wanted.bytes();
    if (copied && lost && !acceptDamaged && made.seconds().isEmpty()) {
      throw failed("of the " + wanted.packets() + " packets of its " + original.kind() + " only "
          + got.packets() + " are copied");
    }
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
      throw failed(
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
    double strict = Math.max(TOLERANCE, Math.min(LONGEST_FRAME, frames));
    // How much of a damaged stream is lost is not known exactly.
    return acceptDamaged
        ? Math.max(strict, Math.max(LONGEST_FRAME, ROUGH * wanted.duration()))
        : strict;
  }

  /** Decodes all sound and pictures of the result, as far as it is not accepted that they are damaged. */
  void decode(Path result, RecipeContext context, int threads) {
    FfmpegOutcome outcome = context.run(decoding(result, threads), source.duration(), 1);
    if (outcome.errors() > 0 && !acceptDamaged) {
      boolean copies = made.expected().stream().anyMatch(Expected::copied);
      if (copies && !ownCodecs) {
        damaged("decodes with " + errors(outcome));
      }
      throw failed("the result decodes with " + errors(outcome));
    }
  }

  private static FfmpegCommand decoding(Path result, int threads) {
    return FfmpegCommand.of(
        "-threads",
        Integer.toString(threads),
        // The deblocking filter takes a quarter of the time and finds no errors.
        "-skip_loop_filter",
        "all",
        "-i",
        FfmpegCommand.file(result),
        "-map",
        "0:v?",
        "-map",
        "0:a?",
        // Times rounded to milliseconds could collide in a time base of whole frames, an error that
        // this run alone
        // would cause.
        "-fps_mode",
        "passthrough",
        "-enc_time_base",
        "-1",
        "-f",
        "null",
        "-");
  }

  private SmaltiException failed(String how) {
    return SmaltiException.input(
        source.name() + ": " + how + "; the original stays and the result is thrown away");
  }
}
