package org.smalti.scrapers.fetch;

import java.io.IOException;
import java.util.Optional;
import okhttp3.Request;
import okhttp3.Response;
import org.smalti.core.CancelledException;
import org.smalti.core.run.Task;
import org.smalti.scrapers.web.PoliteClient;
import org.smalti.scrapers.web.RequestException;
import org.smalti.scrapers.web.RequestException.Kind;
import org.smalti.scrapers.web.RetryCounter;

/** The attempts to fetch one file, until it is whole or retrying is pointless. Used by one thread at a time. */
final class DownloadAttempts {
  /** Whole answers with wrong content after which a server is not asked again. */
  private static final int MOST_WRONG = 2;
  /** Failures in a row at the file's own address after which nodes are asked. */
  private static final int MOST_FAILURES = 2;
  /** If an attempt gets so many bytes further than all before it, the failures are counted from 0 again. */
  private static final long PROGRESS = 1 << 18;

  private final PoliteClient client;
  private final Download download;
  private final PartialFile partial;
  private final Task task;
  private final DownloadUrls urls;
  private final RetryCounter retries;
  private int wrongAnswers;
  private int failuresInARow;
  /** Whether the last request brought any bytes. */
  private boolean received;
  /** The last trouble at the file's own address: for a person it explains more than that of a node. */
  private RequestException reported = new RequestException(Kind.BROKEN, "");

  DownloadAttempts(PoliteClient client, DownloadUrls urls, PartialFile partial, Task task) {
    this.client = client;
    this.urls = urls;
    download = partial.download();
    this.partial = partial;
    this.task = task;
    retries = new RetryCounter(client.retryPolicy());
  }

  DownloadResult run() {
    long best = partial.length();
    task.resumed(fraction());
    while (true) {
      CancelledException.throwIfInterrupted();
      RequestException trouble;
      try {
        ask();
        task.state("checking");
        Optional<String> fault = partial.fault();
        if (fault.isEmpty()) {
          partial.commit();
          return DownloadResult.fetched();
        }
        partial.discard();
        trouble = new RequestException(Kind.WRONG, "what came is damaged: " + fault.get());
      } catch (IOException e) {
        trouble = RequestException.of(e);
      }
      if (partial.length() >= best + PROGRESS) {
        best = partial.length();
        failuresInARow = 0;
        retries.progressed();
      }
      if (!isRetried(trouble)) {
        return failed();
      }
    }
  }

  /** Whether to try again after this trouble; waits first, and goes on to a node where that is better. */
  private boolean isRetried(RequestException trouble) {
    boolean node = urls.isNode() || trouble.isFromNode();
    if (!urls.isNode() || trouble.kind() == Kind.DOWN) {
      reported = trouble;
    }
    return switch (trouble.kind()) {
      case DOWN -> false;
      case REFUSED -> node && (urls.isNode() || trouble.isNotFound()) && urls.next();
      case BUSY, UNREACHABLE -> node ? isRetriedElsewhere(trouble) : waited(trouble);
      case BROKEN, WRONG -> isRetriedElsewhere(trouble);
    };
  }

  /** The same if a node may do better: the server is asked again as long as it brings bytes, then the nodes. */
  private boolean isRetriedElsewhere(RequestException trouble) {
    wrongAnswers += trouble.kind() == Kind.WRONG ? 1 : 0;
    failuresInARow++;
    boolean retry = waited(trouble) && wrongAnswers < MOST_WRONG;
    boolean stay = retry && (received || (failuresInARow < MOST_FAILURES && !urls.isNode()));
    return stay || urls.next() || retry;
  }

  /** Waits, and gives whether there are attempts left. */
  private boolean waited(RequestException trouble) {
    task.state(
        trouble.kind() == Kind.BUSY || trouble.kind() == Kind.UNREACHABLE ? "waiting" : "retrying");
    return retries.another(trouble);
  }

  /** Sends one request, unless all bytes are there already. */
  private void ask() throws IOException {
    if (partial.length() > 0 && partial.length() == download.size()) {
      return;
    }
    if (!download.checksum().isKnown() && partial.known().validator().isEmpty()) {
      // Nothing could tell whether the rest belongs to the same version as the bytes that are
      // there.
      partial.discard();
    }
    if (!ask(conditional())) {
      ask(false);
    }
  }

  /**
   * Whether the server is to continue only the version that was begun (If-Range). Another node may know the same
   * version by another validator; then the checksum has to decide.
   */
  private boolean conditional() {
    boolean otherNode = urls.isNode() && !urls.origin().equals(partial.known().origin());
    return !partial.known().validator().isEmpty()
        && !(otherNode && download.checksum().isKnown());
  }

  /** Sends one request; false if it has to be sent again without the condition. */
  private boolean ask(boolean conditional) throws IOException {
    task.state("connecting");
    received = false;
    Request.Builder request = urls.request().header("Accept-Encoding", "identity");
    if (partial.length() > 0) {
      request.header("Range", "bytes=" + partial.length() + "-");
      if (conditional) {
        request.header("If-Range", partial.known().validator());
      }
    }
    return client.once(request.build(), response -> receive(response, conditional));
  }

  /** Reads a reply; false if the request has to be sent again without the condition. */
  private boolean receive(Response response, boolean conditional) throws IOException {
    ResponseHeader reply = ResponseHeader.of(response);
    if (reply.code() == 416) {
      if (reply.total() != partial.length()) {
        partial.discard();
        throw new RequestException(Kind.BROKEN, "the server has another version of the file");
      }
      return true;
    }
    reply.rejectUnless(download);
    if (reply.code() == 206) {
      rejectUnlessContinued(reply);
    } else if (partial.length() > 0
        && conditional
        && download.checksum().isKnown()
        && !reply.origin().equals(partial.known().origin())) {
      return false;
    } else {
      partial.begin(reply);
    }
    task.state(partial.length() > 0 ? "resuming" : "fetching");
    copy(response);
    return true;
  }

  private void rejectUnlessContinued(ResponseHeader reply) throws RequestException {
    boolean place = reply.first() == partial.length();
    boolean same = download.checksum().isKnown()
        || reply.validator().isEmpty()
        || reply.validator().equals(partial.known().validator());
    if (!place || !same || partial.length() == 0) {
      partial.discard();
      throw new RequestException(
          Kind.BROKEN,
          place ? "the file changed on the server" : "the server continued at the wrong place");
    }
  }

  private void copy(Response response) throws IOException {
    byte[] buffer = new byte[1 << 16];
    var body = response.body().byteStream();
    LowSpeedDetector lowSpeed = new LowSpeedDetector(client.retryPolicy().timeout());
    for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
      if (download.size() >= 0 && partial.length() + count > download.size()) {
        partial.discard();
        throw new RequestException(
            Kind.WRONG, "the server sent more than " + download.size() + " bytes");
      }
      partial.append(buffer, count);
      received = true;
      task.reached(fraction());
      lowSpeed.received(count);
    }
    if (partial.length() < download.size()) {
      throw new IOException("the end came early");
    }
  }

  private double fraction() {
    return (double) partial.length() / Math.max(1, download.size());
  }

  private DownloadResult failed() {
    if (reported.kind() == Kind.DOWN) {
      return DownloadResult.unreachable(reported.getMessage());
    }
    String why = reported.getMessage() + (urls.isNode() ? "; no other node helped" : "");
    return reported.kind() == Kind.UNREACHABLE && !reported.isFromNode() && partial.length() == 0
        ? DownloadResult.unreachable(why)
        : DownloadResult.failed(
            partial.length() == 0
                ? why
                : why + "; the first " + partial.length()
                    + " bytes are kept, run the same command again to go on");
  }
}
