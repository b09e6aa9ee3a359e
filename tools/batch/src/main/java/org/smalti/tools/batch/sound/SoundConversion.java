package org.smalti.tools.batch.sound;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.media.MediaStream;
import org.smalti.media.MediaStream.Kind;
import org.smalti.media.program.FfmpegCommand;
import org.smalti.tools.batch.Conversion;
import org.smalti.tools.batch.Conversion.Expected;
import org.smalti.tools.batch.CoverFile;
import org.smalti.tools.batch.FfmpegTags;
import org.smalti.tools.batch.MuxerTrial;
import org.smalti.tools.batch.PictureSideData;
import org.smalti.tools.batch.RecipeContext;
import org.smalti.tools.batch.SourceFile;
import org.smalti.tools.batch.StreamRoles;
import org.smalti.tools.batch.sound.SourceContainer.CoverWay;

/** The command that changes sounds of a file and copies everything else bit for bit, in one run. */
final class SoundConversion {
  private static final Pattern PROGRAM = Pattern.compile("(?m)^(\\[info\\])? *Program \\d");

  private final SourceFile source;
  private final RecipeContext context;
  private final SourceContainer container;
  private final Map<Integer, String> filters;
  private final RecordingChunks chunks;
  private final FlacBlocks blocks;
  private final List<String> input = new ArrayList<>();
  private final List<String> streams = new ArrayList<>();
  private final List<String> encoding = new ArrayList<>();
  private final List<Expected> expected = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<String> losses = new ArrayList<>();
  private final CorrectedTags tags;
  private int sounds;

  private SoundConversion(
      SourceFile source,
      RecipeContext context,
      Map<Integer, String> filters,
      AppliedGains gains,
      RecordingChunks chunks) {
    this.source = source;
    this.context = context;
    this.filters = filters;
    this.chunks = chunks;
    container = container(source);
    tags = new CorrectedTags(container, gains);
    blocks = FlacBlocks.of(source, container);
  }

  /** @throws SmaltiException if the file's container is none that can be written */
  static SourceContainer container(SourceFile source) {
    return SourceContainer.of(source)
        .orElseThrow(() -> SmaltiException.input(source.name() + ": "
            + source.contents().format()
            + " can't be written; convert it to mp4 or mkv first"));
  }

  /**
   * Makes the command.
   *
   * @param filters by index of the sound's stream; what has none is copied
   * @param gains what the filters do to the loudness
   */
  static Conversion.Needed changed(
      SourceFile source, RecipeContext context, Map<Integer, String> filters, AppliedGains gains) {
    SourceContainer container = container(source);
    RecordingChunks chunks = RecordingChunks.of(source, container);
    List<MediaStream> taken = source.contents().streams();
    Conversion.Needed made = new SoundConversion(source, context, filters, gains, chunks).of(taken);
    MuxerTrial trial = new MuxerTrial(context);
    if (trial.refusal(made).isEmpty()) {
      return made;
    }
    MediaStream first = taken.stream()
        .filter(stream -> filters.containsKey(stream.index()) || source.mixes(stream))
        .findFirst()
        .or(() -> source.first(Kind.AUDIO))
        .orElseThrow();
    List<MediaStream> refused = trial.refused(
        taken,
        stream -> new SoundConversion(source, context, filters, gains, chunks)
            .of(Stream.of(first, stream).distinct().toList()));
    if (refused.isEmpty()) {
      return made;
    }
    SoundConversion rest = new SoundConversion(source, context, filters, gains, chunks);
    refused.forEach(rest::requireNeedless);
    refused.forEach(stream ->
        rest.leave(stream, "this ffmpeg writes no " + stream.codec() + " to " + container.muxer()));
    return rest.of(taken.stream().filter(stream -> !refused.contains(stream)).toList());
  }

  /** @throws SmaltiException if a stream is sound or picture, without which the result would be another film */
  private void requireNeedless(MediaStream stream) {
    if (stream.kind() == Kind.VIDEO || stream.kind() == Kind.AUDIO) {
      boolean changed = filter(stream) != null;
      String other = ", or leave the stream out by --drop-streams stream=" + stream.index();
      throw SmaltiException.input(source.name() + ", stream " + stream.index()
          + ": this ffmpeg writes no " + stream.codec() + " to " + container.muxer()
          + "; convert it to mkv first" + (changed ? "" : other));
    }
  }

  private Conversion.Needed of(List<MediaStream> taken) {
    List<MediaStream> covers = new ArrayList<>();
    for (MediaStream stream : taken) {
      if (stream.kind() == Kind.COVER && container.covers() != CoverWay.COPIED) {
        covers.add(stream);
      } else {
        add(stream);
      }
    }
    covers(covers);
    streams.addAll(PreservedTags.words(source, container));
    notes.addAll(PreservedTags.notes(source, container));
    losses.addAll(PreservedTags.losses(source, container));
    boolean encodes =
        expected.stream().anyMatch(each -> each.kind() == Kind.AUDIO && !each.copied());
    if (encodes) {
      streams.addAll(tags.words(source));
    }
    notes.addAll(tags.notes());
    losses.addAll(chunks.losses());
    notes.addAll(chunks.notes());
    losses.addAll(Id3Frames.losses(source.file()));
    losses.addAll(blocks.losses());
    streams.addAll(blocks.options());
    programs();
    streams.addAll(container.options(source));
    if (container.isMp4Like() || container == SourceContainer.MATROSKA) {
      streams.addAll(PictureSideData.words(source, true));
    }
    List<String> words = new ArrayList<>(List.of(
        "-filter_threads",
        Integer.toString(Math.max(1, context.threads())),
        "-i",
        FfmpegCommand.file(source.input())));
    words.addAll(input);
    return Conversion.Needed.of(words, streams, encoding, container.muxer(), expected)
        .noting(Stream.concat(losses.stream(), notes.stream()).toList())
        .preserving(losses, result -> {
          chunks.append(result, container);
          blocks.write(result);
          Wave64Chunks.of(source, container).append(result);
          if (encodes && container == SourceContainer.MP3) {
            // The encoder's own words about the loudness are of the sound that it was.
            XingFrame.forgetLoudness(result);
          }
        });
  }

  /** Of a stream that is encoded; null if it is copied. */
  private @Nullable String filter(MediaStream stream) {
    String filter = filters.get(stream.index());
    boolean encoded = source.mixes(stream) || container.misstates(stream);
    return filter == null && encoded ? "anull" : filter;
  }

  private void leave(MediaStream stream, String why) {
    losses.add("stream " + stream.index() + " (" + stream.kind() + ") is left out: " + why);
  }

  private void add(MediaStream stream) {
    String filter = filter(stream);
    if (source.isBookkeeping(stream)) {
      return;
    }
    if (filter == null && !container.takes(stream)) {
      leave(
          stream,
          stream.codec().equals("none")
              ? "ffmpeg does not know its codec"
              : "ffmpeg writes no " + stream.kind() + " to " + container.muxer());
      return;
    }
    streams.addAll(List.of("-map", "0:" + stream.index()));
    int place = expected.size();
    streams.addAll(StreamRoles.words(place, stream));
    streams.addAll(PreservedTags.words(place, stream));
    if (filter == null) {
      streams.addAll(List.of("-c:" + place, "copy"));
      expected.add(Expected.copied(stream));
    } else {
      encode(place, stream, filter);
    }
    sounds += stream.kind() == Kind.AUDIO ? 1 : 0;
  }

  private void encode(int place, MediaStream stream, String filter) {
    SoundEncoding how = SoundEncoding.of(stream, container, context);
    if (how.mixes(stream)) {
      throw SmaltiException.input(source.name() + ", stream " + stream.index() + ": "
          + how.encoder() + " can't write its " + stream.sound().channels()
          + " channels; convert it to mp4 or mkv first, or mix it by --downmix stereo");
    }
    streams.addAll(tags.words(place, stream));
    streams.addAll(
        List.of("-filter:" + place, source.mixing(stream) + how.prepared(filter, container)));
    encoding.addAll(how.words(sounds));
    expected.add(Expected.encoded(stream));
    notes.addAll(how.notes(stream));
  }

  /** Adds the covers that can't be copied as streams; they come after all others. */
  private void covers(List<MediaStream> covers) {
    boolean said = false;
    for (int i = 0; i < covers.size(); i++) {
      MediaStream cover = covers.get(i);
      switch (container.covers()) {
        case ATTACHED -> {
          streams.addAll(CoverFile.attached(expected.size(), i, cover, source, context));
          expected.add(CoverFile.expected(cover));
        }
        case COMMENT -> {
          if (said || sounds == 0) {
            leave(cover, "ffmpeg writes one cover in " + container.muxer());
          } else {
            comment(cover);
            said = true;
          }
        }
        case CHUNK -> {
          if (chunks.holdTags()) {
            expected.add(Expected.copied(cover));
          } else {
            leave(cover, "ffmpeg writes no cover to " + container.muxer());
          }
        }
        default -> leave(cover, "ffmpeg writes no cover to " + container.muxer());
      }
    }
  }

  /** Adds a cover to the comments of the first sound; those of all streams are told again then. */
  private void comment(MediaStream cover) {
    String file = FfmpegCommand.file(CoverComment.write(cover, source, context));
    input.addAll(List.of("-f", "ffmetadata", "-i", file));
    int sound = 0;
    while (expected.get(sound).kind() != Kind.AUDIO) {
      sound++;
    }
    for (int place = 0; place < expected.size(); place++) {
      streams.addAll(
          List.of("-map_metadata:s:" + place, "0:s:" + expected.get(place).source()));
      if (!expected.get(place).copied()) {
        FfmpegTags.set(streams, "-metadata:s:" + place, "encoder", "");
      }
    }
    streams.addAll(List.of("-map_metadata:s:" + sound, "1:g"));
    expected.add(Expected.copied(cover));
  }

  /** Notes that the programs of a broadcast are merged into one; only the output of ffmpeg tells how many there are. */
  private void programs() {
    if (container != SourceContainer.TS) {
      return;
    }
    FfmpegCommand command =
        FfmpegCommand.tell(source.input(), "-map", "0:a:0", "-c", "copy", "-t", "0");
    long programs =
        PROGRAM.matcher(context.run(command, 0, 0).stderr()).results().count();
    if (programs > 1) {
      losses.add("its " + programs + " programs become one");
    }
  }

  /** Where a stream of the source is in the result. */
  static int place(Conversion.Needed made, MediaStream stream) {
    for (int i = 0; i < made.expected().size(); i++) {
      if (made.expected().get(i).source() == stream.index()) {
        return i;
      }
    }
    throw new IllegalStateException("stream " + stream.index() + " is not in the result");
  }
}
