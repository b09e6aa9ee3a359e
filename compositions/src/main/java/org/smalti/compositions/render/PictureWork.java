package org.smalti.compositions.render;

import java.io.IOException;
import java.io.Serializable;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.smalti.core.CancelledException;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Task;
import org.smalti.core.run.Work;
import org.smalti.media.MediaFile;

/**
 * Reads all pictures of one source in one go, at the sizes they are needed in, and leaves them in a part: the spans one
 * after the other, each picture with its {@link Mipmap}. A source without pictures gives pictures of its sound.
 */
final class PictureWork implements Work<PictureWork.Order, String> {
  private final MediaFolder media;

  PictureWork(MediaFolder media) {
    this.media = media;
  }

  /** A source and the path of its part. */
  record Order(SourcePictures source, String part) implements Serializable {}

  @Override
  public String apply(Order order, Task task) throws IOException {
    Path part = Path.of(order.part);
    if (Files.exists(part)) {
      return order.part;
    }
    try (MediaFile opened = MediaFile.open(media.resolve(order.source.filename()));
        AtomicFile target = AtomicFile.to(part)) {
      try (FileChannel channel = FileChannel.open(target.temporary(), StandardOpenOption.WRITE)) {
        if (opened.info().video().isPresent()) {
          new FilmReader(opened, order.source, channel).read(task);
        } else {
          new WaveformReader(opened, order.source, channel).read(task);
        }
      } catch (ClosedByInterruptException e) {
        throw new CancelledException();
      } catch (IOException e) {
        throw target.unwritable(e);
      }
      target.commit();
      return order.part;
    }
  }
}
