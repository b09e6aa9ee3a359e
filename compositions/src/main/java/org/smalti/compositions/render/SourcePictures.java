package org.smalti.compositions.render;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
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
 */
record SourcePictures(
    String filename, FrameRate rate, Deinterlace deinterlace, List<PictureSpan> spans)
    implements Serializable {
  /**
   * A stretch of the source.
   *
   * @param start ms
   * @param frames pictures
   * @param width pixels, even
   * @param height pixels, even
   * @param colour 0xRRGGBB where the source has no picture
   * @param origin whether the film is seen, or its sound
   */
  record PictureSpan(
      double start, int frames, int width, int height, int colour, PictureOrigin origin)
      implements Serializable {}

  /** @param sound which is seen where there is no picture */
  Path part(SourceCache scratch, MediaFolder media, SoundSelection sound) {
    Fingerprint kind = new Fingerprint().with("picture 5", rate, deinterlace, sound);
    Fingerprint key = SourceCache.with(kind, media, filename);
    key.with(spans.toArray());
    return scratch.part(key.key(), "yuv");
  }
}
