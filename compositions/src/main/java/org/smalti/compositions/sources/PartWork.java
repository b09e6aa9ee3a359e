package org.smalti.compositions.sources;

import java.io.IOException;
import java.io.Serializable;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.Optional;
import org.smalti.core.CancelledException;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Task;
import org.smalti.core.run.Work;
import org.smalti.media.MediaFile;
import org.smalti.media.cut.PartFile;
import org.smalti.media.cut.PartWriter;

/**
 * Reads all that is wanted of one source in one go and leaves it in a {@link PartFile}, unless it is there. Gives what
 * could not be decoded, or an empty text.
 *
 * @param <S> what is wanted of a source
 */
public abstract class PartWork<S extends WantedSource>
    implements Work<PartWork.PartOrder<S>, String> {
  private final MediaFolder media;

  protected PartWork(MediaFolder media) {
    this.media = media;
  }

  /**
   * What is wanted of a source, and the path of its part.
   *
   * @param <S> what is wanted of a source
   */
  public record PartOrder<S extends WantedSource>(S source, String part) implements Serializable {}

  /**
   * Reads a source.
   *
   * @param writer of as many spans as are wanted
   * @return what could not be decoded, or an empty text
   */
  protected abstract String read(MediaFile opened, S source, PartWriter writer, Task task)
      throws IOException;

  @Override
  public final String apply(PartOrder<S> order, Task task) throws IOException {
    Path part = Path.of(order.part);
    Optional<String> known = PartFile.damageOf(part);
    if (known.isPresent()) {
      return known.get();
    }
    S source = order.source;
    try (MediaFile opened = MediaFile.open(media.resolve(source.filename()));
        AtomicFile target = AtomicFile.to(part)) {
      String damage;
      try (PartWriter writer = new PartWriter(target.temporary(), source.spans().size())) {
        damage = read(opened, source, writer, task);
        writer.finish(damage);
      } catch (ClosedByInterruptException e) {
        throw new CancelledException();
      } catch (IOException e) {
        throw target.unwritable(e);
      }
      target.commit();
      return damage;
    }
  }
}
