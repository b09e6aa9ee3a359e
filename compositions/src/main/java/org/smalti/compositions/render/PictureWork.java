package org.smalti.compositions.render;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.smalti.compositions.plan.PictureOrigin;
import org.smalti.compositions.sources.PartWork;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Task;
import org.smalti.media.MediaFile;
import org.smalti.media.SoundSelection;
import org.smalti.media.cut.PartWriter;

/**
 * Leaves all pictures of one source in its part at the sizes they are needed in, each with its {@link Mipmap}. Of a
 * source without pictures, and where the sound is to be seen, they are pictures of its sound.
 */
final class PictureWork extends PartWork<SourcePictures> {
  private final SoundSelection sound;

  /** @param sound which is seen where there is no picture */
  PictureWork(MediaFolder media, SoundSelection sound) {
    super(media);
    this.sound = sound;
  }

  /** Reads the film for the spans that show it, and its sound for the others. */
  @Override
  protected String read(MediaFile opened, SourcePictures source, PartWriter writer, Task task)
      throws IOException {
    boolean film = opened.info().video().isPresent();
    List<PictureWriter> pictures = new ArrayList<>();
    List<PictureWriter> sounds = new ArrayList<>();
    for (PictureWriter each : PictureWriter.of(source, writer)) {
      (film && each.span().origin() == PictureOrigin.FILM ? pictures : sounds).add(each);
    }
    String damage = "";
    if (!pictures.isEmpty()) {
      damage = FilmReader.read(opened, source, pictures, task);
    }
    if (!sounds.isEmpty()) {
      String ofSound = new SoundPictureReader(opened, sound, sounds).read(task);
      damage = damage.isEmpty() ? ofSound : damage;
    }
    return damage;
  }
}
