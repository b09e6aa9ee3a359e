package org.smalti.tools.export;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.files.LocalPath;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Batch;
import org.smalti.core.run.Failure;
import org.smalti.core.run.Journal;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;
import org.smalti.core.table.Sample;
import org.smalti.media.AudioSpec;
import org.smalti.media.MediaWriter;
import org.smalti.media.cut.ChannelPool;
import org.smalti.media.cut.PartFile;

/**
 * Clips of samples that were cut out of their sources, ready to be joined to sprites: one of all clips, or several of
 * some each. They stay on disk. Safe to read from many threads.
 */
public final class SpriteClips {
  static final String STAGE = "sprite";

  private final ChannelPool channels;
  private final SpriteSound sound;
  private final Map<Integer, Place> places = new HashMap<>();
  private final List<PartFile> parts = new ArrayList<>();

  private SpriteClips(SpriteSound sound, ChannelPool channels) {
    this.sound = sound;
    this.channels = channels;
  }

  /** A clip's part and its number there. */
  private record Place(SpritePart part, int clip) {}

  /**
   * A sound for some clips.
   *
   * @param format an extension, such as {@code mp3}
   * @param bitRate bits a second for each channel, where the codec is a lossy one
   * @param pad ms of silence between clips, at least
   */
  public record Target(Path file, String format, int bitRate, double pad) {}

  /**
   * Cuts the clips of all sources that can be read, in parallel, each source in one go; what can't be is told to the
   * run.
   *
   * @param samples by the numbers that their clips get; none where there is nothing to hear
   * @param folder where they stay; those that are there are not cut again
   * @param channels which the clips are read through as long as they are needed
   */
  public static SpriteClips cut(
      List<Optional<Sample>> samples,
      MediaFolder media,
      SpriteSound sound,
      Path folder,
      ChannelPool channels,
      Journal journal,
      CommandContext options) {
    List<Sample> heard = new ArrayList<>();
    List<Integer> rows = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++) {
      if (samples.get(i).isPresent()) {
        heard.add(samples.get(i).get());
        rows.add(i);
      }
    }
    List<SourceClips> sources = SourceClips.of(heard, rows, Collections.nCopies(heard.size(), ""));
    SpritePartWork work = new SpritePartWork(media, LocalPath.of(folder), sound);
    return cut(sources, work, channels, journal, options);
  }

  static SpriteClips cut(
      List<SourceClips> sources,
      SpritePartWork work,
      ChannelPool channels,
      Journal journal,
      CommandContext options) {
    long total = sources.stream().mapToLong(source -> source.clips().size()).sum();
    var batch = Batch.of(STAGE, sources)
        .named(SourceClips::filename)
        .weighing(source -> source.clips().size());
    SpriteClips clips = new SpriteClips(work.sound(), channels);
    try (Run run = options.begin(STAGE, total, Unit.SAMPLES);
        var engine = options.engine()) {
      engine.map(
          batch,
          work,
          (source, cut) -> {
            clips.add(source, work);
            if (!cut.problem().isEmpty()) {
              run.skip(Failure.incomplete(source.filename(), STAGE, cut.problem()));
            }
          },
          journal,
          run);
    }
    return clips;
  }

  private void add(SourceClips source, SpritePartWork work) {
    PartFile file = PartFile.open(work.part(source), channels);
    parts.add(file);
    SpritePart part = new SpritePart(file);
    for (int i = 0; i < source.clips().size(); i++) {
      places.put(source.clips().get(i).row(), new Place(part, i));
    }
  }

  /** How many sources could be read. */
  int sources() {
    return parts.size();
  }

  /** Gives back the room that the clips take on the disk; their lengths stay known to who asks for them again. */
  public void discardContent() {
    parts.forEach(PartFile::discardContent);
  }

  /** Whether they can be written: an earlier run has not {@linkplain #discardContent discarded} what is heard. */
  public boolean hasContent() {
    return parts.stream().allMatch(PartFile::hasContent);
  }

  /** Deletes them, so that they are cut anew. */
  public void delete() {
    parts.forEach(PartFile::delete);
  }

  /** The length of a clip, ms; 0 where there is no sound. */
  public double dur(int row) {
    return 1000.0 * frames(row) / sound.rate();
  }

  private long frames(int row) {
    Place place = places.get(row);
    return place == null ? 0 : place.part().length(place.clip());
  }

  /**
   * Where clips begin in a sprite of them, each on a whole ms.
   *
   * @param rows of the clips, in the order of the sprite
   * @param pad ms of silence between clips, at least
   * @return ms; −1 where there is no sound; behind the last clip the length of the whole
   */
  public long[] starts(int[] rows, double pad) {
    long[] starts = new long[rows.length + 1];
    long ms = 0;
    for (int i = 0; i < rows.length; i++) {
      boolean heard = frames(rows[i]) > 0;
      starts[i] = heard ? ms : -1;
      ms = heard ? (long) Math.ceil(ms + dur(rows[i]) + pad - 1e-9) : ms;
    }
    starts[rows.length] = ms;
    return starts;
  }

  /**
   * Writes the sprite of some clips, of which one has sound at least.
   *
   * @param afterEach is run after each clip
   */
  public void write(int[] rows, Target target, Runnable afterEach) {
    long[] starts = starts(rows, target.pad());
    AudioSpec spec = new AudioSpec(sound.rate(), sound.channels());
    try (MediaWriter writer =
        MediaWriter.sound(target.file(), target.format(), spec, target.bitRate())) {
      long written = 0;
      for (int i = 0; i < rows.length; i++) {
        Place place = places.get(rows[i]);
        if (place != null && starts[i] >= 0) {
          written += silence(writer, frame(starts[i]) - written);
          place.part().copy(place.clip(), (sounds, n) -> writer.writeAudio(sounds, 0, n));
          written += frames(rows[i]);
        }
        afterEach.run();
      }
      silence(writer, frame(starts[rows.length]) - written);
      writer.finish();
    }
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
}
