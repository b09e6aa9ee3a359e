package org.smalti.tools.batch.video;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.smalti.core.CancelledException;
import org.smalti.media.DecoderOptions;
import org.smalti.media.MediaFile;
import org.smalti.media.PixelFormat;
import org.smalti.media.VideoDecoder;
import org.smalti.media.VideoSpec;
import org.smalti.tools.batch.SourceFile;

/**
 * From when on pictures of the same size are shown in another shape. ffmpeg gives all of a stream the shape of the
 * first, so its filters have to be told when.
 *
 * @param time s, on the file's own clock
 * @param aspect of the pictures as they are shown, width to height
 */
record ShapeChange(double time, double aspect) {
  /** Shapes that differ by less are one. */
  private static final double SAME = 0.01;

  /** The shapes of a film in the order of time, by its key frames; the first is that of the first picture. */
  static List<ShapeChange> of(SourceFile source) {
    List<ShapeChange> changes = new ArrayList<>();
    try (MediaFile file = MediaFile.open(source.input());
        VideoDecoder frames =
            file.video(new VideoSpec(16, 16, PixelFormat.GRAY8), DecoderOptions.KEY_FRAMES)) {
      double before = 0;
      while (frames.next()) {
        CancelledException.throwIfInterrupted();
        double aspect = frames.aspect();
        if (Math.abs(aspect / before - 1) > SAME) {
          changes.add(new ShapeChange(frames.time(), aspect));
        }
        before = aspect;
      }
    }
    return changes;
  }

  /** An expression of ffmpeg for a value that changes with the shape; values as many as changes. */
  static String expression(List<ShapeChange> changes, List<Integer> values, double frame) {
    StringBuilder sum = new StringBuilder(Integer.toString(values.get(0)));
    for (int i = 1; i < changes.size(); i++) {
      int more = values.get(i) - values.get(i - 1);
      if (more != 0) {
        // Half a picture before, as times may be rounded.
        sum.append(
            String.format(Locale.ROOT, "%+d*gte(t,%.3f)", more, changes.get(i).time() - frame / 2));
      }
    }
    return sum.toString();
  }
}
