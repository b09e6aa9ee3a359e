package org.smalti.compositions.sources;

import java.nio.file.Path;
import java.util.List;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Batch;
import org.smalti.core.run.Engine;
import org.smalti.core.run.Failure;
import org.smalti.core.run.Journal;
import org.smalti.core.run.Run;
import org.smalti.core.run.RunFactory;
import org.smalti.core.run.Unit;
import org.smalti.media.SoundSelection;
import org.smalti.media.cut.PartFile;

/**
 * What a renderer works with.
 *
 * @param media where the sources are
 * @param sound which of their sounds is heard
 * @param engine reads many sources at once
 * @param journal of the output
 * @param scratch keeps what was read
 * @param stages shows how far it is
 */
public record RenderContext(
    MediaFolder media,
    SoundSelection sound,
    Engine engine,
    Journal journal,
    SourceCache scratch,
    RunFactory stages) {
  /**
   * Takes the part of a source.
   *
   * @param <S> what was wanted of it
   */
  @FunctionalInterface
  public interface PartTaker<S> {
    /**
     * Takes it.
     *
     * @param damage what could not be decoded, or an empty text
     * @return what is missing of it, or an empty text
     */
    String take(S source, PartFile part, String damage);
  }

  /** Reads what is wanted of all sources that can be read, and hands over the part of each in their order. */
  public <S extends WantedSource> void read(
      String stage, List<PartWork.PartOrder<S>> orders, PartWork<S> work, PartTaker<S> taker) {
    try (Run run = stages.begin(stage, orders.size(), Unit.FILES)) {
      var batch = Batch.of(stage, orders).named(order -> order.source().filename());
      engine.map(
          batch,
          work,
          (order, damage) -> {
            PartFile part = PartFile.open(Path.of(order.part()), scratch.channels());
            String missing = taker.take(order.source(), part, damage);
            if (!missing.isEmpty()) {
              run.skip(Failure.incomplete(order.source().filename(), stage, missing));
            }
          },
          journal,
          run);
    }
  }
}
