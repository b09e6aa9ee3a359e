package org.smalti.compositions.mix;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.smalti.compositions.plan.Sound;
import org.smalti.compositions.sources.RenderContext;
import org.smalti.core.run.Batch;
import org.smalti.core.run.Failure;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;
import org.smalti.media.AudioSpec;
import org.smalti.media.MediaWriter;
import org.smalti.media.cut.PartFile;

/**
 * Performs what is heard of a plan. Every source is opened once and read forwards; then the piece is mixed as a stream,
 * so that memory does not grow with its length.
 */
public final class AudioRenderer {
  private static final String STAGE = "sounds";
  private static final int BLOCK = 8192;

  private final MixSettings mix;
  private final RenderContext context;

  public AudioRenderer(MixSettings mix, RenderContext context) {
    this.mix = mix;
    this.context = context;
  }

  /**
   * Writes the sounds as an audio file of exactly so many frames.
   *
   * @param file where to write
   * @param format the extension of the format
   * @return how many sources are heard; 0: none could be read, and nothing was written
   */
  public int write(List<Sound> sounds, long frames, Path file, String format) {
    Soundtrack track = prepare(sounds);
    if (track.sources() == 0) {
      return 0;
    }
    try (MediaWriter writer = MediaWriter.create(
            file, format, Optional.of(AudioSpec.stereo(Sound.RATE)), Optional.empty());
        Run run = context.stages().begin("mix", frames / Sound.RATE, Unit.SECONDS)) {
      float[] block = new float[2 * BLOCK];
      for (long at = 0; at < frames; at += BLOCK) {
        run.throwIfCancelled();
        int count = (int) Math.min(BLOCK, frames - at);
        track.read(block, count);
        writer.writeAudio(block, 0, count);
        run.advance((at + count) / Sound.RATE - at / Sound.RATE);
      }
      writer.finish();
      return track.sources();
    }
  }

  /** Reads all sources; the stream then begins at the piece's first frame. */
  public Soundtrack prepare(List<Sound> sounds) {
    List<SourceSounds> sources = SourceSounds.of(sounds);
    List<SoundWork.SoundOrder> orders = new ArrayList<>();
    for (SourceSounds source : sources) {
      Path part = source.part(context.scratch(), context.media(), context.sound());
      orders.add(new SoundWork.SoundOrder(source, part.toString()));
    }
    Map<String, SoundPart> parts = new HashMap<>();
    try (Run run = context.stages().begin(STAGE, orders.size(), Unit.FILES)) {
      var batch = Batch.of(STAGE, orders).named(order -> order.source().filename());
      context
          .engine()
          .map(
              batch,
              new SoundWork(context.media(), context.sound()),
              (order, damage) -> {
                SourceSounds source = order.source();
                PartFile part =
                    PartFile.open(Path.of(order.part()), context.scratch().channels());
                parts.put(source.filename(), new SoundPart(part, source.spans()));
                if (!damage.isEmpty()) {
                  run.skip(Failure.incomplete(source.filename(), STAGE, damage));
                }
              },
              context.journal(),
              run);
      return new Soundtrack(sounds, parts, mix);
    }
  }
}
