package org.smalti.media;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The native objects that one Java object owns. They are freed once, in the reverse order in which they were taken
 * over. Every class that owns native memory is constructed by {@link #build}, which frees what was allocated so far if
 * the constructor throws. Not for use by several threads at once.
 */
final class NativeResources implements AutoCloseable {
  /** One counter for each thread: what other threads open and close does not disturb a count. */
  private static final ThreadLocal<AtomicLong> UNFREED = ThreadLocal.withInitial(AtomicLong::new);

  private final AtomicLong unfreed = UNFREED.get();
  private final Deque<Runnable> releases = new ArrayDeque<>();
  private boolean closed;

  /** How many of the objects that this thread took over are not yet freed. */
  static long unfreed() {
    return UNFREED.get().get();
  }

  /** Runs a constructor with natives of its own, and frees them if it throws. */
  static <T> T build(Function<NativeResources, T> constructor) {
    NativeResources natives = new NativeResources();
    try {
      return constructor.apply(natives);
    } catch (RuntimeException | Error e) {
      natives.close();
      throw e;
    }
  }

  /**
   * Takes over an object: libav's own, or a Java object that owns some.
   *
   * @param object as libav's allocating function returned it: null if there is no memory left
   * @param release frees the object, and does nothing if its native address is null
   */
  <T> T own(@Nullable T object, Consumer<? super T> release) {
    if (object == null) {
      throw new OutOfMemoryError("libav could not allocate native memory");
    }
    releases.push(() -> release.accept(object));
    unfreed.incrementAndGet();
    return object;
  }

  /**
   * To be called wherever natives are used: a freed one would end the process.
   *
   * @param owner whose natives these are
   * @throws IllegalStateException if they are freed
   */
  void requireOpen(Object owner) {
    if (closed) {
      throw new IllegalStateException("this " + owner.getClass().getSimpleName()
          + " is closed, its native memory is freed; use it before close(), or open another one");
    }
  }

  /** Frees everything; the second time nothing. If one release throws, the others are still done. */
  @Override
  public void close() {
    closed = true;
    Runnable release = releases.poll();
    if (release != null) {
      unfreed.decrementAndGet();
      try {
        release.run();
      } finally {
        close();
      }
    }
  }
}
