package org.smalti.compositions.render;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import org.smalti.compositions.plan.Crop;
import org.smalti.compositions.plan.PictureOrigin;
import org.smalti.compositions.sources.SourceCache;
import org.smalti.compositions.sources.WantedSource;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Fingerprint;
import org.smalti.media.Deinterlace;
import org.smalti.media.SoundSelection;

/**
 * All that is seen of one source, in the order of their beginnings.
 *
 * @param deinterlace which pictures are deinterlaced
 * @param fit how pictures of another shape fill their tiles
 */
record SourcePictures(String filename, Deinterlace deinterlace, Fit fit, List<PictureSpan> spans)
    implements WantedSource {
  /**
   * A stretch of the source.
   *
   * @param start ms
   * @param step ms from one picture to the next
   * @param frames pictures
   * @param width pixels, even
   * @param height pixels, even
   * @param crop which part of the pictures
   * @param colour 0xRRGGBB where the source has no picture
   * @param origin whether the film is seen, or its sound
   */
  record PictureSpan(
      double start,
      double step,
      int frames,
      int width,
      int height,
      Crop crop,
      int colour,
      PictureOrigin origin)
      implements Serializable {
    /** When a picture is taken, ms on the source's clock. */
    double at(int picture) {
      return start + picture * step;
    }
  }

  /** @param sound which is seen where there is no picture */
  Path part(SourceCache scratch, MediaFolder media, SoundSelection sound) {
    Fingerprint kind = new Fingerprint().with("picture 7", deinterlace, fit, sound);
    Fingerprint key = SourceCache.with(kind, media, filename);
    key.with(spans.toArray());
    return scratch.part(key.key(), "yuv");
  }
}
