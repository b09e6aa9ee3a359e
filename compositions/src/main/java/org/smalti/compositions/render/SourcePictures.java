package org.smalti.compositions.render;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import org.smalti.compositions.plan.Crop;
import org.smalti.compositions.plan.FrameRate;
import org.smalti.compositions.plan.PictureOrigin;
import org.smalti.compositions.sources.SourceCache;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Fingerprint;
import org.smalti.media.Deinterlace;
import org.smalti.media.SoundSelection;

/**
 * All that is seen of one source, in the order of their beginnings.
 *
 * @param rate pictures per second
 * @param deinterlace which pictures are deinterlaced
 * @param fit how pictures of another shape fill their tiles
 */
record SourcePictures(
    String filename, FrameRate rate, Deinterlace deinterlace, Fit fit, List<PictureSpan> spans)
    implements Serializable {
  /**
   * A stretch of the source.
   *
   * @param start ms
   * @param frames pictures
   * @param width pixels, even
   * @param height pixels, even
   * @param crop which part of the pictures
   * @param colour 0xRRGGBB where the source has no picture
   * @param origin whether the film is seen, or its sound
   */
  record PictureSpan(
      double start, int frames, int width, int height, Crop crop, int colour, PictureOrigin origin)
      implements Serializable {
    PictureSpan(double start, int frames, int width, int height, int colour) {
      this(start, frames, width, height, Crop.WHOLE, colour, PictureOrigin.FILM);
    }
  }

  /** @param sound which is seen where there is no picture */
  Path part(SourceCache scratch, MediaFolder media, SoundSelection sound) {
    Fingerprint kind = new Fingerprint().with("picture 6", rate, deinterlace, fit, sound);
    Fingerprint key = SourceCache.with(kind, media, filename);
    key.with(spans.toArray());
    return scratch.part(key.key(), "yuv");
  }
}
