package org.smalti.scrapers.web;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Response;
import org.smalti.core.CancelledException;

/** Performs a call so that an interrupt of the waiting thread ends it at once, even while a silent socket is read. */
final class InterruptibleCalls {
  private InterruptibleCalls() {}

  /**
   * Waits for the call and for {@code reader}, which reads the reply on another thread. When this returns, both have
   * ended.
   *
   * @param headers how long the server may take until {@code reader} begins
   */
  static <R> R run(Call call, Duration headers, ResponseReader<R> reader) throws IOException {
    CompletableFuture<R> result = new CompletableFuture<>();
    CountDownLatch begun = new CountDownLatch(1);
    call.enqueue(new Callback() {
      @Override
      public void onFailure(Call failed, IOException e) {
        begun.countDown();
        result.completeExceptionally(e);
      }

      @Override
      public void onResponse(Call answered, Response response) {
        begun.countDown();
        try (response) {
          result.complete(reader.read(response));
        } catch (IOException | RuntimeException | Error e) {
          result.completeExceptionally(e);
        }
      }
    });
    return await(call, headers, begun, result);
  }

  private static <R> R await(
      Call call, Duration headers, CountDownLatch begun, CompletableFuture<R> result)
      throws IOException {
    boolean interrupted = false;
    boolean late = false;
    try {
      while (true) {
        try {
          if (!interrupted && !begun.await(headers.toNanos(), TimeUnit.NANOSECONDS)) {
            late = true;
            call.cancel();
          }
          R value = result.get();
          if (interrupted) {
            throw new CancelledException();
          }
          return value;
        } catch (InterruptedException e) {
          interrupted = true;
          call.cancel();
        } catch (ExecutionException e) {
          if (late
              && !interrupted
              && e.getCause() instanceof IOException io
              && !(io instanceof RequestException)) {
            throw new SocketTimeoutException("no answer within " + headers.toMillis() + " ms");
          }
          throw interrupted ? new CancelledException() : cause(e);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException cause(ExecutionException e) throws IOException {
    Throwable cause = e.getCause();
    if (cause instanceof IOException io) {
      throw io;
    }
    if (cause instanceof RuntimeException runtime) {
      return runtime;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return new IllegalStateException(e);
  }
}
