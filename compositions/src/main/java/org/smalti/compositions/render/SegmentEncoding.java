package org.smalti.compositions.render;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.smalti.compositions.sources.RenderContext;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;
import org.smalti.media.PictureSegment;
import org.smalti.media.VideoFrames;

/** Encodes the stretches of a film that no earlier run has left whole. */
final class SegmentEncoding {
  private final VideoFrames pictures;
  private final FrameDrawing drawing;
  private final boolean anew;
  private final RenderContext context;

  /** @param anew whether all are encoded, because their frames are wanted as files too */
  SegmentEncoding(VideoFrames pictures, FrameDrawing drawing, boolean anew, RenderContext context) {
    this.pictures = pictures;
    this.drawing = drawing;
    this.anew = anew;
    this.context = context;
  }

  /** @param parts of the film, in order */
  void encode(List<FilmStretch> parts) {
    List<FilmStretch> missing = new ArrayList<>();
    long there = 0;
    long all = 0;
    List<Long> frames = new ArrayList<>();
    for (FilmStretch part : parts) {
      all += part.length();
      if (!anew && part.isThere()) {
        there += part.length();
        continue;
      }
      long drawn = frames.isEmpty() ? 0 : frames.get(frames.size() - 1) + 1;
      missing.add(part);
      for (long frame = Math.max(drawn, part.first() - drawing.runUp());
          frame < part.last();
          frame++) {
        frames.add(frame);
      }
    }
    if (missing.isEmpty()) {
      return;
    }
    try (Run run = context.stages().begin("frames", all, Unit.FRAMES);
        Current current = new Current(missing)) {
      run.resume(there);
      drawing.draw(frames, current::take, run);
    }
  }

  /** The stretch that frames are written to now. */
  private final class Current implements AutoCloseable {
    private final List<FilmStretch> parts;
    private int next;
    private @Nullable AtomicFile target;
    private @Nullable PictureSegment segment;

    Current(List<FilmStretch> parts) {
      this.parts = parts;
    }

    void take(long frame, byte[] picture) {
      FilmStretch part = parts.get(next);
      if (frame < part.first()) {
        return;
      }
      PictureSegment open = segment;
      if (open == null) {
        AtomicFile file = AtomicFile.to(part.file());
        target = file;
        open = PictureSegment.create(file.temporary(), pictures);
        segment = open;
      }
      open.write(picture);
      if (frame + 1 == part.last()) {
        open.finish();
        open.close();
        segment = null;
        AtomicFile file = target;
        if (file != null) {
          file.commit();
          file.close();
        }
        target = null;
        next++;
      }
    }

    @Override
    public void close() {
      if (segment != null) {
        segment.close();
      }
      if (target != null) {
        target.close();
      }
    }
  }
}
