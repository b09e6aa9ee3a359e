package org.smalti.tools.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.files.LocalPath;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.files.PartsFolder;
import org.smalti.core.run.Fingerprint;
import org.smalti.core.run.Journal;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;
import org.smalti.core.step.OutputStep;
import org.smalti.core.table.Sample;
import org.smalti.media.MediaWriter;
import org.smalti.media.cut.ChannelPool;

/**
 * Puts samples one after the other into one sound, each beginning on a whole millisecond, and writes where they are.
 * Media files are read once each, in parallel; what is cut waits in a hidden folder beside the output.
 *
 * @param pad ms of silence between clips, at least
 */
record SpriteStage(
    Path out, Path index, String format, SpriteSound sound, double pad, CommandContext options) {
  private static final String STAGE = SpriteClips.STAGE;

  SpriteStage {
    if (!(pad >= 0 && pad <= 60_000)) {
      throw SmaltiException.usage("the silence between clips is 0 to 60000 ms, not " + pad);
    }
  }

  /**
   * Writes sprite and index.
   *
   * @param keys of the samples in the index
   * @return the exit code
   */
  int write(List<Sample> samples, List<String> keys, MediaFolder media) {
    List<SourceClips> sources = SourceClips.of(samples, Collections.nCopies(samples.size(), ""));
    try (Journal journal = options.journal(out)) {
      String key = key(sources, keys, media);
      OutputStep output = new OutputStep(STAGE, out, journal, options);
      output.spareForeign();
      OptionalInt done = output.ifDone(
          key, () -> Files.exists(index), out + " is there already; --force makes it again");
      if (done.isPresent()) {
        output.clearRemains();
        return done.getAsInt();
      }
      if (options.dryRun()) {
        return options.would("put " + Unit.SAMPLES.show(samples.size()) + " into " + out);
      }
      if (options.force()) {
        sources.forEach(source -> journal.acquit(source.filename()));
      }
      PartsFolder parts = PartsFolder.beside(out);
      AtomicFile.sweep(parts.path(), 1);
      SpritePartWork work = new SpritePartWork(media, LocalPath.of(parts.path()), sound);
      int readable;
      try (ChannelPool channels = new ChannelPool()) {
        SpriteClips clips = SpriteClips.cut(sources, work, channels, journal, options);
        readable = clips.sources();
        if (readable > 0) {
          assemble(samples.size(), keys, clips);
        }
      }
      if (readable > 0) {
        parts.delete();
      }
      return output.finish(key, readable);
    }
  }

  private void assemble(int count, List<String> keys, SpriteClips clips) {
    int[] rows = IntStream.range(0, count).toArray();
    long[] starts = clips.starts(rows, pad);
    SpriteIndex made = new SpriteIndex();
    for (int row : rows) {
      if (starts[row] >= 0) {
        made.add(keys.get(row), starts[row], clips.dur(row));
      }
    }
    if (made.count() == 0) {
      throw SmaltiException.input(out + ": none of the samples has any sound");
    }
    try (AtomicFile audio = AtomicFile.to(out);
        AtomicFile json = AtomicFile.to(index);
        Run run = options.begin("join", count, Unit.SAMPLES)) {
      var target =
          new SpriteClips.Target(audio.temporary(), format, MediaWriter.BIT_RATE_PER_CHANNEL, pad);
      clips.write(rows, target, () -> {
        run.throwIfCancelled();
        run.advance(1);
      });
      try {
        Files.writeString(json.temporary(), made.json());
      } catch (IOException e) {
        throw json.unwritable(e);
      }
      audio.commit();
      json.commit();
      options.say(out + ": " + Unit.SAMPLES.show(made.count()) + "; " + index + " says where");
    }
  }

  private String key(List<SourceClips> sources, List<String> keys, MediaFolder media) {
    Fingerprint print = new Fingerprint().with(STAGE, format, sound, pad, index);
    keys.forEach(print::with);
    for (SourceClips source : sources) {
      try {
        print.with(source.fingerprint(media).key());
      } catch (SmaltiException reportedWhenItIsRead) {
        print.with(source.filename());
      }
      source.clips().forEach(clip -> print.with(clip.row()));
    }
    return print.key();
  }
}
