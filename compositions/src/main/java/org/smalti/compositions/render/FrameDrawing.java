package org.smalti.compositions.render;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.SmaltiException.Reason;
import org.smalti.core.run.Batch;
import org.smalti.core.run.LocalEngine;
import org.smalti.core.run.Run;

/** Draws frames by several threads and hands them over in order. Pictures are drawn into the same few arrays. */
final class FrameDrawing {
  /** Bytes of pictures that may wait to be encoded. */
  private static final long WAITING = 96L << 20;

  private final FrameComposer composer;
  private final int width;
  private final int height;
  private final int threads;
  private final @Nullable PngFrames pngs;
  private final Trails trails;
  private final ConcurrentLinkedQueue<byte[]> free = new ConcurrentLinkedQueue<>();

  /**
   * @param threads that draw, at most
   * @param pngs where frames are written too, null for nowhere
   */
  FrameDrawing(
      FrameComposer composer,
      int width,
      int height,
      int threads,
      double trails,
      @Nullable PngFrames pngs) {
    this.composer = composer;
    this.width = width;
    this.height = height;
    this.pngs = pngs;
    this.trails = new Trails(trails, width, height);
    long perThread = (long) LocalEngine.LARGE_RESULTS_WAITING_PER_THREAD * composer.bytes();
    this.threads = (int) Math.max(1, Math.min(threads, WAITING / perThread));
  }

  /** Takes frames in order; the array is drawn into again afterwards. */
  @FunctionalInterface
  interface FrameSink {
    void take(long frame, byte[] picture);
  }

  /** How many frames before one must be drawn so that it is what it would be after all of them. */
  int runUp() {
    return trails.length();
  }

  /** Draws frames in their order. */
  void draw(List<Long> frames, FrameSink sink, Run run) {
    LocalEngine.ofLargeResults(threads)
        .map(
            Batch.of("frames", frames).asAWhole(),
            (frame, task) -> {
              byte[] known = free.poll();
              byte[] picture =
                  composer.draw(frame, known == null ? new byte[composer.bytes()] : known);
              if (trails.length() == 0) {
                keep(frame, picture);
              }
              return picture;
            },
            (frame, picture) -> {
              if (trails.length() > 0) {
                trails.add(picture);
                keep(frame, picture);
              }
              sink.take(frame, picture);
              free.add(picture);
            },
            run);
  }

  /** A film with a hole is no film: what goes wrong here ends it. */
  private void keep(long frame, byte[] picture) {
    if (pngs == null) {
      return;
    }
    try {
      pngs.write(frame, picture, width, height);
    } catch (SmaltiException e) {
      throw new SmaltiException(Reason.OUTPUT, e.getMessage(), e);
    }
  }
}
