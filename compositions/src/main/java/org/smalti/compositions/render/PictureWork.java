package org.smalti.compositions.render;

import java.io.IOException;
import java.io.Serializable;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.smalti.compositions.plan.PictureOrigin;
import org.smalti.core.CancelledException;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Task;
import org.smalti.core.run.Work;
import org.smalti.media.MediaFile;
import org.smalti.media.SoundSelection;
import org.smalti.media.cut.PartFile;
import org.smalti.media.cut.PartWriter;

/**
 * Reads all pictures of one source in one go, at the sizes they are needed in, and leaves them in a {@link PartFile},
 * unless it is there: each picture with its {@link Mipmap}. Of a source without pictures, and where the sound is to be
 * seen, they are pictures of its sound.
 * Gives what could not be decoded, or an empty text.
 */
final class PictureWork implements Work<PictureWork.PictureOrder, String> {
  private final MediaFolder media;
  private final SoundSelection sound;

  /** @param sound which is seen where there is no picture */
  PictureWork(MediaFolder media, SoundSelection sound) {
    this.media = media;
    this.sound = sound;
  }

  /** A source and the path of its part. */
  record PictureOrder(SourcePictures source, String part) implements Serializable {}

  @Override
  public String apply(PictureOrder order, Task task) throws IOException {
    Path part = Path.of(order.part);
    Optional<String> known = PartFile.damageOf(part);
    if (known.isPresent()) {
      return known.get();
    }
    SourcePictures source = order.source;
    try (MediaFile opened = MediaFile.open(media.resolve(source.filename()));
        AtomicFile target = AtomicFile.to(part)) {
      String damage;
      try (PartWriter writer = new PartWriter(target.temporary(), source.spans().size())) {
        damage = read(opened, source, PictureWriter.of(source, writer), task);
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

  /** Reads the film for the spans that show it, and its sound for the others. */
  private String read(
      MediaFile opened, SourcePictures source, List<PictureWriter> writers, Task task)
      throws IOException {
    boolean film = opened.info().video().isPresent();
    List<PictureWriter> pictures = new ArrayList<>();
    List<PictureWriter> sounds = new ArrayList<>();
    for (PictureWriter each : writers) {
      (film && each.span().origin() == PictureOrigin.FILM ? pictures : sounds).add(each);
    }
    String damage = "";
    if (!pictures.isEmpty()) {
      damage = FilmReader.read(opened, source, pictures, task);
    }
    if (!sounds.isEmpty()) {
      String ofSound = new SoundPictureReader(opened, sound, source, sounds).read(task);
      damage = damage.isEmpty() ? ofSound : damage;
    }
    return damage;
  }
}
