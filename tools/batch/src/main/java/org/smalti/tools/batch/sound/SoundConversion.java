package org.smalti.tools.batch.sound;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.smalti.core.SmaltiException;
import org.smalti.media.MediaStream;
import org.smalti.media.MediaStream.Kind;
import org.smalti.media.program.FfmpegCommand;
import org.smalti.tools.batch.Conversion;
import org.smalti.tools.batch.Conversion.Expected;
import org.smalti.tools.batch.RecipeContext;
import org.smalti.tools.batch.SourceFile;

/** The command that changes sounds of a file and copies everything else bit for bit, in one run. */
final class SoundConversion {
  private static final Pattern PROGRAM = Pattern.compile("(?m)^(\\[info\\])? *Program \\d");

  private final SourceContainer container;
  private final List<String> streams = new ArrayList<>();
  private final List<String> encoding = new ArrayList<>();
  private final List<Expected> expected = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private int sounds;

  private SoundConversion(SourceContainer container) {
    this.container = container;
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
   */
  static Conversion.Needed changed(
      SourceFile source, RecipeContext context, Map<Integer, String> filters) {
    SoundConversion tracks = new SoundConversion(container(source));
    for (MediaStream stream : source.contents().streams()) {
      tracks.add(stream, source, context, filters);
    }
    tracks.streams.addAll(PreservedTags.words(source, tracks.container));
    tracks.notes.addAll(PreservedTags.notes(source, tracks.container));
    tracks.programs(source, context);
    tracks.streams.addAll(tracks.container.options(source));
    return Conversion.Needed.of(
            List.of(
                "-filter_threads",
                Integer.toString(Math.max(1, context.threads())),
                "-i",
                FfmpegCommand.file(source.input())),
            tracks.streams,
            tracks.encoding,
            tracks.container.muxer(),
            tracks.expected)
        .noting(tracks.notes);
  }

  private void add(
      MediaStream stream, SourceFile source, RecipeContext context, Map<Integer, String> filters) {
    String filter = filters.get(stream.index());
    if (filter == null && !container.takes(stream)) {
      if (!source.isBookkeeping(stream)) {
        notes.add("stream " + stream.index() + " (" + stream.kind() + ") is left out: "
            + container.muxer() + " can't hold it");
      }
      return;
    }
    streams.addAll(List.of("-map", "0:" + stream.index()));
    String place = Integer.toString(expected.size());
    // Unless told, ffmpeg makes a stream of each kind the default one.
    String roles = String.join("+", stream.dispositions());
    streams.addAll(List.of("-disposition:" + place, roles.isEmpty() ? "0" : roles));
    streams.addAll(PreservedTags.words(expected.size(), stream));
    if (filter == null) {
      streams.addAll(List.of("-c:" + place, "copy"));
      expected.add(Expected.copied(stream));
    } else {
      SoundEncoding how = SoundEncoding.of(stream, container, context);
      if (how.mixes(stream)) {
        throw SmaltiException.input(source.name() + ", stream " + stream.index() + ": "
            + how.encoder() + " can't write its " + stream.sound().channels()
            + " channels; convert it to mp4 or mkv first");
      }
      streams.addAll(List.of("-filter:" + place, how.prepared(filter, container)));
      encoding.addAll(how.words(sounds));
      expected.add(Expected.encoded(stream));
      notes.addAll(how.notes(stream));
    }
    sounds += stream.kind() == Kind.AUDIO ? 1 : 0;
  }

  /** Notes that the programs of a broadcast are merged into one; only the output of ffmpeg tells how many there are. */
  private void programs(SourceFile source, RecipeContext context) {
    if (container != SourceContainer.TS) {
      return;
    }
    FfmpegCommand command =
        FfmpegCommand.tell(source.input(), "-map", "0:a:0", "-c", "copy", "-t", "0");
    long programs =
        PROGRAM.matcher(context.run(command, 0, 0).stderr()).results().count();
    if (programs > 1) {
      notes.add("its " + programs + " programs become one");
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
