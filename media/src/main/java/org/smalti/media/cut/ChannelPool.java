package org.smalti.media.cut;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.smalti.core.CancelledException;
import org.smalti.core.SmaltiException;
import org.smalti.core.SmaltiException.Reason;

/**
 * Reads from any number of files with a bounded number of them open: the one that was used longest ago is closed for
 * the next. An interrupt closes the channel its thread reads from (that is how {@link FileChannel} works); other
 * threads that read the same file open it again and do not notice. Used by many threads.
 */
public final class ChannelPool implements Closeable {
  /** Files open at once. A process often may have no more than 256. */
  private static final int MOST = 64;

  private final int most;
  /** In the order of their last use. */
  private final Map<Path, PooledChannel> open = new LinkedHashMap<>(16, 0.75f, true);

  private boolean closed;

  public ChannelPool() {
    this(MOST);
  }

  /** @param most files open at once */
  ChannelPool(int most) {
    this.most = most;
  }

  /** A channel and how many threads read from it now. */
  private static final class PooledChannel {
    private final FileChannel channel;
    private int readers;

    PooledChannel(FileChannel channel) {
      this.channel = channel;
    }
  }

  /**
   * Fills a buffer from its position to its limit with the bytes at an offset of a file, and flips it.
   *
   * @throws CancelledException if this thread is interrupted
   * @throws SmaltiException if the file cannot be read, which ends a batch
   */
  public void read(Path file, ByteBuffer into, long offset) {
    int start = into.position();
    while (true) {
      try {
        readOnce(file, into.position(start), offset);
        into.flip();
        return;
      } catch (ClosedByInterruptException e) {
        throw new CancelledException();
      } catch (ClosedChannelException closedByAnInterruptOfAnotherReader) {
        CancelledException.throwIfInterrupted();
      } catch (IOException e) {
        throw lost(file, String.valueOf(e.getMessage()), e);
      }
    }
  }

  /** A part that was there cannot be read: nothing whole can come of what it is for. */
  static SmaltiException lost(Path file, String why, @Nullable IOException cause) {
    return new SmaltiException(
        Reason.OUTPUT, file + " can't be read: " + why + "; run the same command again", cause);
  }

  private void readOnce(Path file, ByteBuffer into, long offset) throws IOException {
    PooledChannel pooled = take(file);
    try {
      long at = offset;
      while (into.hasRemaining()) {
        int read = pooled.channel.read(into, at);
        if (read < 0) {
          throw new EOFException("it is cut off");
        }
        at += read;
      }
    } finally {
      giveBack(file, pooled);
    }
  }

  private synchronized PooledChannel take(Path file) throws IOException {
    while (true) {
      if (closed) {
        throw new IllegalStateException("the pool is closed");
      }
      PooledChannel pooled = open.get(file);
      if (pooled != null && !pooled.channel.isOpen()) {
        open.remove(file);
        pooled = null;
      }
      if (pooled == null && (open.size() < most || closeIdle())) {
        pooled = new PooledChannel(FileChannel.open(file, StandardOpenOption.READ));
        open.put(file, pooled);
      }
      if (pooled != null) {
        pooled.readers++;
        return pooled;
      }
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancelledException();
      }
    }
  }

  private synchronized void giveBack(Path file, PooledChannel pooled) {
    pooled.readers--;
    if (!pooled.channel.isOpen()) {
      open.remove(file, pooled);
    }
    notifyAll();
  }

  /** Closes the channel that was used longest ago; false if all are being read from. */
  private boolean closeIdle() throws IOException {
    for (Iterator<PooledChannel> each = open.values().iterator(); each.hasNext(); ) {
      PooledChannel pooled = each.next();
      if (pooled.readers == 0) {
        each.remove();
        pooled.channel.close();
        return true;
      }
    }
    return false;
  }

  /** Closes a file that is going to be deleted, unless it is being read: while it is open, it takes up room. */
  public synchronized void forget(Path file) {
    PooledChannel pooled = open.get(file);
    if (pooled != null && pooled.readers == 0) {
      open.remove(file);
      try {
        pooled.channel.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** How many files are open. */
  synchronized int openFiles() {
    return open.size();
  }

  /** Closes all files; what goes wrong with one keeps none of the others open. */
  @Override
  public synchronized void close() {
    closed = true;
    UncheckedIOException failure = null;
    for (PooledChannel pooled : open.values()) {
      try {
        pooled.channel.close();
      } catch (IOException e) {
        if (failure == null) {
          failure = new UncheckedIOException(e);
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    open.clear();
    notifyAll();
    if (failure != null) {
      throw failure;
    }
  }
}
