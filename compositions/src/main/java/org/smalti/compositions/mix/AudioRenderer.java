package org.smalti.compositions.mix;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.smalti.compositions.plan.Sound;
import org.smalti.compositions.sources.RenderContext;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.files.SafeName;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;
import org.smalti.core.run.Workers;
import org.smalti.media.AudioSpec;
import org.smalti.media.MediaWriter;
import org.smalti.media.OutputFormat;

/**
 * Performs what is heard of a plan. Every source is opened once and read forwards; then the piece is mixed as a stream,
 * so that memory does not grow with its length.
 */
public final class AudioRenderer {
  private static final String STAGE = "mix";
  private static final int BLOCK = 8192;

  private final MixSettings mix;
  private final RenderContext context;

  public AudioRenderer(MixSettings mix, RenderContext context) {
    this.mix = mix;
    this.context = context;
  }

  /**
   * Writes the sounds as an audio file, and as stems.
   *
   * @param file where to write
   * @return how many sources are heard; 0: none could be read, and nothing was written
   */
  public int write(List<Sound> sounds, SoundFile wanted, Path file) {
    Map<String, SoundPart> parts = new SourceReading(context).read(sounds);
    if (parts.isEmpty()) {
      return 0;
    }
    Master master = master(sounds, parts);
    Path stems = wanted.stems();
    if (stems != null) {
      writeStems(sounds, parts, master.gain(Soundtrack.CEILING), wanted, stems);
    }
    boolean lossy = OutputFormat.of(wanted.format()).isLossy();
    master.encode(file, lossy, track -> write(track, sounds, wanted, file));
    return parts.size();
  }

  /** Reads all sources. */
  public Master prepare(List<Sound> sounds) {
    return master(sounds, new SourceReading(context).read(sounds));
  }

  private Master master(List<Sound> sounds, Map<String, SoundPart> parts) {
    StoredMix stored = stored(sounds, parts);
    return stored == null
        ? new Master(() -> new Mixer(sounds, parts, mix), ceiling -> mix.gain(), parts.size())
        : new Master(
            stored::play,
            new MeasuredGain(stored, mix.loudness(), context.stages())::under,
            parts.size());
  }

  /** Frames from the beginning until nothing is heard any more. */
  static long end(List<Sound> sounds, MixSettings mix) {
    long end = 0;
    for (Sound sound : sounds) {
      end = Math.max(end, sound.at() + Sound.frame(sound.heard()) + Mixer.tail(sound, mix));
    }
    return end;
  }

  /** The mix on disk, if its loudness has to be measured. */
  private @Nullable StoredMix stored(List<Sound> sounds, Map<String, SoundPart> parts) {
    if (Double.isNaN(mix.loudness()) || parts.isEmpty()) {
      return null;
    }
    long length = end(sounds, mix);
    Path file = context.scratch().temporary("mix");
    try (Run run = context.stages().begin("measure", length / Sound.RATE, Unit.SECONDS)) {
      return StoredMix.of(
          new Mixer(sounds, parts, mix), length, file, context.scratch().channels(), run);
    }
  }

  private void write(Soundtrack track, List<Sound> sounds, SoundFile wanted, Path file) {
    long frames = wanted.frames();
    Soundtrack heard = end(sounds, mix) > frames ? track.until(frames) : track;
    Dither dither = new Dither();
    float[] next = new float[2 * BLOCK];
    float[] last = new float[2 * BLOCK];
    int waiting = 0;
    try (MediaWriter writer = MediaWriter.sound(
            file, wanted.format(), AudioSpec.stereo(Sound.RATE), wanted.tags(sounds));
        Workers workers = new Workers(2);
        Run run = context.stages().begin(STAGE, frames / Sound.RATE, Unit.SECONDS)) {
      for (long at = 0; at < frames || waiting > 0; at += BLOCK) {
        run.throwIfCancelled();
        float[] mixed = next;
        float[] before = last;
        int count = (int) Math.max(0, Math.min(BLOCK, frames - at));
        int encoded = waiting;
        // What was mixed before is encoded meanwhile.
        workers.each(2, part -> {
          if (part == 0) {
            heard.read(mixed, count);
          } else if (encoded > 0) {
            if (wanted.isRounded()) {
              dither.process(before, encoded);
            }
            writer.writeAudio(before, 0, encoded);
          }
        });
        run.advance((at + count) / Sound.RATE - Math.min(at, frames) / Sound.RATE);
        next = before;
        last = mixed;
        waiting = count;
      }
      writer.finish();
    }
  }

  /** Writes one source after the other, so that one file is open at a time. */
  private void writeStems(
      List<Sound> sounds,
      Map<String, SoundPart> parts,
      double gain,
      SoundFile wanted,
      Path folder) {
    SortedMap<String, List<Sound>> bySource = sounds.stream()
        .filter(sound -> parts.containsKey(sound.filename()))
        .collect(Collectors.groupingBy(Sound::filename, TreeMap::new, Collectors.toList()));
    int number = 1;
    for (Map.Entry<String, List<Sound>> source : bySource.entrySet()) {
      List<Sound> own = source.getValue();
      String name = String.format(Locale.ROOT, "%04d %s.wav", number++, source.getKey());
      Path stem = folder.resolve(SafeName.segment(name));
      long frames = Math.max(1, Math.min(wanted.frames(), end(own, mix)));
      try (AtomicFile target = AtomicFile.to(stem)) {
        Soundtrack track = new Soundtrack(new Mixer(own, parts, mix), gain, Soundtrack.CEILING, 1);
        SoundFile file =
            new SoundFile("wav", frames, wanted.title() + ": " + source.getKey(), null);
        write(track, own, file, target.temporary());
        target.commit();
      }
    }
  }
}
