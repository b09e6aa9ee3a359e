package org.smalti.tools.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.files.LocalPath;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.files.PartsFolder;
import org.smalti.core.run.Batch;
import org.smalti.core.run.Failure;
import org.smalti.core.run.Fingerprint;
import org.smalti.core.run.Journal;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;
import org.smalti.core.step.OutputStep;
import org.smalti.core.table.Sample;
import org.smalti.media.AudioSpec;
import org.smalti.media.MediaWriter;
import org.smalti.media.cut.ChannelPool;
import org.smalti.media.cut.PartFile;

/**
 * Puts samples one after the other into one sound, each beginning on a whole millisecond, and writes where they are.
 * Media files are read once each, in parallel; what is cut waits in a hidden folder beside the output.
 *
 * @param pad ms of silence between clips, at least
 */
record SpriteStage(
    Path out, Path index, String format, SpriteSound sound, double pad, CommandContext options) {
  private static final String STAGE = "sprite";

  SpriteStage {
    if (!(pad >= 0 && pad <= 60_000)) {
      throw SmaltiException.usage("the silence between clips is 0 to 60000 ms, not " + pad);
    }
  }

  /** A clip's part and its number there. */
  private record Place(SpritePart part, int clip) {}

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
      OptionalInt done = output.ifDone(
          key, () -> Files.exists(index), out + " is there already; --force makes it again");
      if (done.isPresent()) {
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
      List<SourceClips> readable = cut(sources, work, journal);
      if (!readable.isEmpty()) {
        assemble(samples.size(), keys, readable, work);
        parts.delete();
      }
      return output.finish(key, readable.size());
    }
  }

  private List<SourceClips> cut(List<SourceClips> sources, SpritePartWork work, Journal journal) {
    long total = sources.stream().mapToLong(source -> source.clips().size()).sum();
    var batch = Batch.of(STAGE, sources)
        .named(SourceClips::filename)
        .weighing(source -> source.clips().size());
    List<SourceClips> readable = new ArrayList<>();
    try (Run run = options.begin(STAGE, total, Unit.SAMPLES);
        var engine = options.engine()) {
      engine.map(
          batch,
          work,
          (source, cut) -> {
            readable.add(source);
            if (!cut.problem().isEmpty()) {
              run.skip(Failure.incomplete(source.filename(), STAGE, cut.problem()));
            }
          },
          journal,
          run);
    }
    return readable;
  }

  private void assemble(
      int count, List<String> keys, List<SourceClips> sources, SpritePartWork work) {
    Map<Integer, Place> places = new HashMap<>();
    try (ChannelPool channels = new ChannelPool();
        AtomicFile audio = AtomicFile.to(out);
        AtomicFile json = AtomicFile.to(index)) {
      for (SourceClips source : sources) {
        SpritePart part = new SpritePart(PartFile.open(work.part(source), channels));
        for (int i = 0; i < source.clips().size(); i++) {
          places.put(source.clips().get(i).row(), new Place(part, i));
        }
      }
      SpriteIndex made = join(count, keys, places, audio.temporary());
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

  private SpriteIndex join(int count, List<String> keys, Map<Integer, Place> places, Path file) {
    SpriteIndex made = new SpriteIndex();
    Optional<AudioSpec> spec = Optional.of(new AudioSpec(sound.rate(), sound.channels()));
    try (Run run = options.begin("join", count, Unit.SAMPLES);
        MediaWriter writer = MediaWriter.create(file, format, spec, Optional.empty())) {
      long ms = 0;
      long written = 0;
      for (int row = 0; row < count; row++) {
        run.throwIfCancelled();
        Place place = places.get(row);
        long frames = place == null ? 0 : place.part().length(place.clip());
        if (place != null && frames > 0) {
          written += silence(writer, frame(ms) - written);
          place.part().copy(place.clip(), (sounds, n) -> writer.writeAudio(sounds, 0, n));
          written += frames;
          double dur = 1000.0 * frames / sound.rate();
          made.add(keys.get(row), ms, dur);
          ms = (long) Math.ceil(ms + dur + pad - 1e-9);
        }
        run.advance(1);
      }
      if (made.count() == 0) {
        throw SmaltiException.input(out + ": none of the samples has any sound");
      }
      silence(writer, frame(ms) - written);
      writer.finish();
    }
    return made;
  }

  private long frame(long ms) {
    return Math.round(ms * (double) sound.rate() / 1000);
  }

  private long silence(MediaWriter writer, long frames) {
    float[] nothing = new float[sound.channels() * (int) Math.min(frames, 4096)];
    for (long done = 0; done < frames; done += 4096) {
      writer.writeAudio(nothing, 0, (int) Math.min(4096, frames - done));
    }
    return frames;
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
