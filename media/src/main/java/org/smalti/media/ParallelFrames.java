package org.smalti.media;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.smalti.core.CancelledException;
import org.smalti.core.SmaltiException;

/**
 * Decodes a film by several threads, each with a decoder of its own for a range between key frames. What is made of the
 * frames comes once for each frame, in their order, and is the same as from one decoder, for every codec. A film
 * without a key frame in between is decoded by one thread; one that is found to be damaged is decoded again from its
 * beginning by one thread. Memory does not grow with the length of the film.
 */
public final class ParallelFrames {
  private ParallelFrames() {}

  /**
   * What is made of a frame. Used by one thread.
   *
   * @param <R> what is made: small, as up to some thousands wait for their turn
   */
  @FunctionalInterface
  public interface FrameFunction<R> {
    R apply(CurrentPicture picture);
  }

  /**
   * Decodes all pictures of a film.
   *
   * @param functions makes a function for each thread
   * @param sink receives what the functions have made of each frame, in this thread and in the order in which frames
   *     are shown
   * @throws SmaltiException if there is no picture, or no decoder for it
   */
  public static <R> void map(
      MediaFile film,
      VideoSpec spec,
      int threads,
      Supplier<? extends FrameFunction<R>> functions,
      Consumer<? super R> sink) {
    if (threads < 1) {
      throw new IllegalArgumentException(threads + " threads");
    }
    if (threads == 1 || film.info().video().isEmpty()) {
      one(film.video(spec), functions.get(), sink);
      return;
    }
    Demuxer demuxer = film.demuxer();
    if (!demuxer.isSeekable()) {
      one(VideoDecoder.open(demuxer, spec, DecoderOptions.DEFAULT), functions.get(), sink);
      return;
    }
    FrameCounter<R> counter = new FrameCounter<>(sink);
    Supplier<VideoDecoder> open = () -> film.another(spec);
    if (!parallel(new FrameRanges(demuxer), open, threads, functions, counter)) {
      one(open.get(), functions.get(), counter.afterThose());
    }
  }

  /** False if from some frame on the film has to be decoded from its beginning. Takes over the ranges. */
  private static <R> boolean parallel(
      FrameRanges cut,
      Supplier<VideoDecoder> open,
      int threads,
      Supplier<? extends FrameFunction<R>> functions,
      Consumer<? super R> sink) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try (FrameRanges ranges = cut) {
      try {
        RangeQueue<R> queue = new RangeQueue<>(ranges, threads);
        for (int i = 0; i < threads; i++) {
          FrameFunction<R> function = functions.get();
          pool.execute(() -> new RangeWorker<>(queue, open, function).run());
        }
        return merge(queue, sink);
      } finally {
        stop(pool);
      }
    }
  }

  private static <R> boolean merge(RangeQueue<R> queue, Consumer<? super R> sink) {
    int wanted = 0;
    while (wanted != FrameRange.NONE) {
      FrameRange<R> range = queue.take();
      boolean due = range.index() == wanted;
      int next = due ? range.drain(sink) : range.drain(result -> {});
      queue.done();
      if (due && next == wanted) {
        return false;
      }
      wanted = due ? next : wanted;
    }
    return true;
  }

  /** Counts what goes to a sink. */
  private static final class FrameCounter<R> implements Consumer<R> {
    private final Consumer<? super R> sink;
    private long count;

    FrameCounter(Consumer<? super R> sink) {
      this.sink = sink;
    }

    @Override
    public void accept(R result) {
      count++;
      sink.accept(result);
    }

    /** The same sink for all from the first frame on: leaves out those that it has had. */
    Consumer<R> afterThose() {
      long[] left = {count};
      return result -> {
        if (left[0] > 0) {
          left[0]--;
        } else {
          sink.accept(result);
        }
      };
    }
  }

  private static <R> void one(
      VideoDecoder opened, FrameFunction<R> function, Consumer<? super R> sink) {
    try (VideoDecoder decoder = opened) {
      while (decoder.next()) {
        CancelledException.throwIfInterrupted();
        sink.accept(function.apply(decoder));
      }
    }
  }

  /** Waits until the decoders are closed, whatever interrupts it. */
  private static void stop(ExecutorService pool) {
    pool.shutdownNow();
    boolean interrupted = false;
    boolean stopped = false;
    while (!stopped) {
      try {
        stopped = pool.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
