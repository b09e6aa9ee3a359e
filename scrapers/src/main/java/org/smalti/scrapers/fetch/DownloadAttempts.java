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

/** The attempts at one file, until it is whole or there is no hope. Used by one thread at a time. */
final class DownloadAttempts {
  /** A whole answer with the wrong content is asked for once more. */
  private static final int WRONG = 2;
  /** Failures in a row at the front door before other nodes are asked. */
  private static final int SAME_PLACE = 2;
  /** An attempt that brings so many bytes more than any before does not count as failed. */
  private static final long PROGRESS = 1 << 18;

  private final PoliteClient client;
  private final Download download;
  private final PartialFile partial;
  private final Task task;
  private final DownloadUrls urls;
  private final RetryCounter retries;
  private boolean ended;
  private int wrong;
  private int inARow;
  /** Whether the last request brought anything. */
  private boolean gave;
  /** What the front door said last; what other nodes say explains less. */
  private RequestException told = new RequestException(Kind.BROKEN, "");

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
          return DownloadResult.now();
        }
        partial.discard();
        trouble = new RequestException(Kind.WRONG, "what came is damaged: " + fault.get());
      } catch (IOException e) {
        trouble = RequestException.of(e);
      }
      if (partial.length() >= best + PROGRESS) {
        best = partial.length();
        inARow = 0;
        retries.progressed();
      }
      if (!another(trouble)) {
        return failed();
      }
    }
  }

  /** Whether, and from now on where, to try again after this trouble; waits first. */
  private boolean another(RequestException trouble) {
    boolean node = urls.isNode() || trouble.elsewhere();
    if (!urls.isNode() || trouble.kind() == Kind.DOWN) {
      told = trouble;
    }
    return switch (trouble.kind()) {
      case DOWN -> false;
      case REFUSED -> node && (urls.isNode() || trouble.isAbsence()) && urls.next();
      case BUSY, UNREACHABLE -> node ? elsewhere(trouble) : patient(trouble);
      case BROKEN, WRONG -> elsewhere(trouble);
    };
  }

  private boolean elsewhere(RequestException trouble) {
    wrong += trouble.kind() == Kind.WRONG ? 1 : 0;
    inARow++;
    boolean patient = patient(trouble) && wrong < WRONG;
    boolean stay = patient && (gave || (inARow < SAME_PLACE && !urls.isNode()));
    return stay || urls.next() || patient;
  }

  private boolean patient(RequestException trouble) {
    task.state(
        trouble.kind() == Kind.BUSY || trouble.kind() == Kind.UNREACHABLE ? "waiting" : "retrying");
    return retries.another(trouble);
  }

  /** One request, unless everything is there already. */
  private void ask() throws IOException {
    ended = partial.length() > 0 && partial.length() == download.size();
    if (ended) {
      return;
    }
    if (!download.checksum().isKnown() && partial.known().validator().isEmpty()) {
      // Nothing could tell whether the rest belongs to what is there.
      partial.discard();
    }
    if (!ask(conditional())) {
      ask(false);
    }
  }

  /**
   * Whether the server is to continue only the version that was begun. A node that did not begin it may call the same version
   * otherwise; then the checksum has to decide.
   */
  private boolean conditional() {
    boolean known = urls.isNode() && !urls.origin().equals(partial.known().origin());
    return !partial.known().validator().isEmpty()
        && !(known && download.checksum().isKnown());
  }

  /** False if it should be asked without condition. */
  private boolean ask(boolean conditional) throws IOException {
    task.state("connecting");
    gave = false;
    Request.Builder request = urls.request().header("Accept-Encoding", "identity");
    if (partial.length() > 0) {
      request.header("Range", "bytes=" + partial.length() + "-");
      if (conditional) {
        request.header("If-Range", partial.known().validator());
      }
    }
    return client.once(request.build(), response -> receive(response, conditional));
  }

  private boolean receive(Response response, boolean conditional) throws IOException {
    ResponseHeader reply = ResponseHeader.of(response);
    if (reply.code() == 416) {
      ended = reply.total() == partial.length();
      if (!ended) {
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
    LowSpeedDetector trickle = new LowSpeedDetector(client.retryPolicy().timeout());
    for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
      if (download.size() >= 0 && partial.length() + count > download.size()) {
        partial.discard();
        throw new RequestException(
            Kind.WRONG, "the server sent more than " + download.size() + " bytes");
      }
      partial.append(buffer, count);
      gave = true;
      task.reached(fraction());
      trickle.came(count);
    }
    if (partial.length() < download.size()) {
      throw new IOException("the end came early");
    }
    ended = true;
  }

  private double fraction() {
    return (double) partial.length() / Math.max(1, download.size());
  }

  private DownloadResult failed() {
    if (told.kind() == Kind.DOWN) {
      return DownloadResult.unreachable(told.getMessage());
    }
    String why = told.getMessage() + (urls.isNode() ? "; no other node helped" : "");
    return told.kind() == Kind.UNREACHABLE && !told.elsewhere() && partial.length() == 0
        ? DownloadResult.unreachable(why)
        : DownloadResult.failed(
            partial.length() == 0
                ? why
                : why + "; the first " + partial.length()
                    + " bytes are kept, run the same command again to go on");
  }
}
