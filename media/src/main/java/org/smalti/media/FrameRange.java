package org.smalti.media;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.smalti.core.CancelledException;

/**
 * The frames from one entry point to the next: those that a decode of the whole film gives after the frame of
 * {@code from}, up to and with that of {@code to}. So the frames that are shown before a key frame but coded after it
 * belong to the range before it, which they can be decoded in; and each frame has the one before it, for filters that
 * need it.
 *
 * @param index among the ranges of the film
 * @param from null for the beginning of the film
 * @param to null for its end
 * @param messages what was made of its frames, then an {@link End}
 */
record FrameRange<R>(
    int index,
    @Nullable EntryPoint from,
    @Nullable EntryPoint to,
    BlockingQueue<Message<R>> messages) {
  /** More than a thread makes while another one is waited for; a range that is longer waits for its turn. */
  private static final int WAITING = 1000;

  static final int NONE = Integer.MAX_VALUE;

  static <R> FrameRange<R> of(int index, @Nullable EntryPoint from, @Nullable EntryPoint to) {
    return new FrameRange<>(index, from, to, new ArrayBlockingQueue<>(WAITING));
  }

  /** What a thread says of the range that it decodes. */
  sealed interface Message<R> permits Made, End {}

  /** What was made of the next frame. */
  record Made<R>(R result) implements Message<R> {}

  /**
   * What comes after the last result.
   *
   * @param next index of the range to go on with: {@link #NONE} at the end of the film, the same index if the rest
   *     has to be decoded from the beginning
   * @param failure null if there was none
   */
  record End<R>(int next, @Nullable Throwable failure) implements Message<R> {}

  /** Waits for room. */
  void add(Message<R> message) {
    try {
      messages.put(message);
    } catch (InterruptedException e) {
      throw new CancelledException();
    }
  }

  /** Says that nothing more comes, without waiting. */
  void fail(Throwable failure) {
    messages.clear();
    messages.add(new End<>(NONE, failure));
  }

  /** Waits for all results; gives the index of the range to go on with. */
  int drain(Consumer<? super R> sink) {
    while (true) {
      Message<R> message;
      try {
        message = messages.take();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancelledException();
      }
      if (message instanceof Made<R> made) {
        sink.accept(made.result());
      } else if (message instanceof End<R> end) {
        if (end.failure() instanceof RuntimeException exception) {
          throw exception;
        }
        if (end.failure() instanceof Error error) {
          throw error;
        }
        return end.next();
      }
    }
  }
}
