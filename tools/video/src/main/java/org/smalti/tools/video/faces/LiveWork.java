package org.smalti.tools.video.faces;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.smalti.core.CancelledException;
import org.smalti.core.run.Task;
import org.smalti.core.run.Work;
import org.smalti.tools.video.source.Reconnection;

/**
 * Looks for faces in some live streams at once, until all have ended. What is found is emitted.
 *
 * @param duration s after which it stops; infinite: not before they end
 */
record LiveWork(Reconnection how, FaceSettings settings, double duration)
    implements Work<LiveGroup, ArrayList<LiveEnd>> {
  /** Pictures whose faces wait to be emitted; where more do, streams wait, and drop pictures. */
  private static final int WAITING = 256;

  private static final long LOOK_MILLIS = 50;
  /** ms that streams have to end after they were asked to. */
  private static final long GRACE_MILLIS = 5000;

  @Override
  public ArrayList<LiveEnd> apply(LiveGroup group, Task task) {
    BlockingQueue<LiveNews> news = new ArrayBlockingQueue<>(WAITING);
    List<LiveStream> streams = group.streams().stream()
        .map(address -> new LiveStream(address, how, settings, news))
        .toList();
    streams.forEach(LiveStream::start);
    boolean cancelled = false;
    try {
      watch(streams, news, task);
    } catch (InterruptedException e) {
      cancelled = true;
    }
    end(streams, news, task);
    ArrayList<LiveEnd> ends = new ArrayList<>();
    streams.forEach(stream -> ends.add(stream.end()));
    if (cancelled) {
      // Nobody asks for the result of a work that was cancelled.
      ends.forEach(end -> task.emit(LiveNews.said(end.summary())));
      Thread.currentThread().interrupt();
      throw new CancelledException();
    }
    return ends;
  }

  private void watch(List<LiveStream> streams, BlockingQueue<LiveNews> news, Task task)
      throws InterruptedException {
    long began = System.nanoTime();
    while (areRunning(streams) && (System.nanoTime() - began) / 1e9 < duration) {
      emit(news.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS), task);
    }
  }

  private static boolean areRunning(List<LiveStream> streams) {
    return streams.stream().anyMatch(LiveStream::isRunning);
  }

  private static void emit(@Nullable LiveNews news, Task task) {
    if (news != null) {
      task.emit(news);
    }
  }

  /** What streams have found until they end is emitted as well. */
  private static void end(List<LiveStream> streams, BlockingQueue<LiveNews> news, Task task) {
    streams.forEach(LiveStream::stop);
    long asked = System.nanoTime();
    try {
      while (areRunning(streams) && (System.nanoTime() - asked) / 1_000_000 < GRACE_MILLIS) {
        emit(news.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS), task);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (LiveNews last = news.poll(); last != null; last = news.poll()) {
      task.emit(last);
    }
  }
}
