package org.smalti.scrapers.fetch;

import java.io.IOException;
import java.util.Optional;
import okhttp3.HttpUrl;
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
  /** Bytes of the whole file if the last reply was a part of it, else 0. */
  private long promised;
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
      // The whole of another version came: to fetch it once more would bring the same.
      Optional<String> change = trouble.kind() == Kind.WRONG && wrongAnswers == 0
          ? urls.record().flatMap(now -> now.change(download))
          : Optional.empty();
      if (change.isPresent()) {
        return DownloadResult.failed("it was changed at " + host() + " since the table was made: "
            + change.get() + "; search again with --refresh, then download with --update");
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
    if (trouble.isOutage() && (trouble.kind() == Kind.UNREACHABLE || !urls.areNodesKnown())) {
      task.state("waiting");
      if (trouble.kind() != Kind.UNREACHABLE) {
        // Waits for the end of the outage. If there is none, the record of this file shows it.
        urls.lookUp();
      }
      return true;
    }
    if (trouble.isPage()) {
      // If its record is a page too, the archive is out, and that is waited for here.
      urls.lookUp();
    }
    return isRetriedAlone(trouble.alone(), node);
  }

  /** The same for what is the file's own trouble. */
  private boolean isRetriedAlone(RequestException trouble, boolean node) {
    return switch (trouble.kind()) {
      case DOWN -> false;
      case REFUSED -> isGivenElsewhere(trouble, node) && urls.next();
      case UNREACHABLE -> node ? isRetriedElsewhere(trouble) : waited(trouble);
      case BUSY, BROKEN, SLOW, WRONG -> isRetriedElsewhere(trouble);
    };
  }

  /** Whether another server may give what one refuses: a node may have lost the file, the front door may be broken. */
  private boolean isGivenElsewhere(RequestException trouble, boolean node) {
    return urls.isNode() || (node ? trouble.isNotFound() : !trouble.isOfTheFile());
  }

  /**
   * The same if a node may do better: the server is asked again as long as it brings bytes, then the nodes. The front
   * door may name another node the second time, and need not be waited for because the first one is gone.
   */
  private boolean isRetriedElsewhere(RequestException trouble) {
    wrongAnswers += trouble.kind() == Kind.WRONG ? 1 : 0;
    failuresInARow++;
    boolean right = wrongAnswers < MOST_WRONG;
    boolean front = failuresInARow < MOST_FAILURES && !urls.isNode();
    boolean stay = right && (received || front) && trouble.kind() != Kind.SLOW;
    if (stay && trouble.kind() == Kind.UNREACHABLE) {
      return true;
    }
    if ((stay && waited(trouble)) || urls.next()) {
      return true;
    }
    return !stay && right && waited(trouble);
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
    do {
      if (!ask(conditional())) {
        ask(false);
      }
      // A server may send less than it was asked for, as long as it says so.
    } while (received && partial.length() < promised);
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
      if (partial.length() == 0) {
        partial.begin(reply);
      }
    } else if (partial.length() > 0
        && conditional
        && download.checksum().isKnown()
        && !reply.origin().equals(partial.known().origin())) {
      return false;
    } else {
      partial.begin(reply);
    }
    task.state(partial.length() > 0 ? "resuming" : "fetching");
    copy(reply, response);
    return true;
  }

  /** A part may begin earlier than it was asked for, or be the whole (RFC 9110, 14.4): then it overlaps. */
  private void rejectUnlessContinued(ResponseHeader reply) throws RequestException {
    boolean place = reply.first() >= 0 && reply.first() <= partial.length();
    boolean same = partial.length() == 0
        || download.checksum().isKnown()
        || reply.validator().isEmpty()
        || reply.validator().equals(partial.known().validator());
    if (!place || !same) {
      partial.discard();
      throw new RequestException(
          Kind.BROKEN,
          place ? "the file changed on the server" : "the server continued at the wrong place");
    }
  }

  private void copy(ResponseHeader reply, Response response) throws IOException {
    promised = reply.code() == 206 ? Math.max(reply.total(), download.size()) : 0;
    ReplyCopy copy = new ReplyCopy(client, partial, task::reached);
    try {
      copy.copy(reply, response);
    } catch (IOException e) {
      if (reply.isCoded(download)) {
        // No range of the compressed bytes could continue it.
        partial.discard();
      }
      throw e;
    } finally {
      received = copy.isReceived();
    }
  }

  private String host() {
    return HttpUrl.get(download.url()).host();
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
