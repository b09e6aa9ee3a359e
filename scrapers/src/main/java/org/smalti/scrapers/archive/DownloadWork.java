package org.smalti.scrapers.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.smalti.core.CancelledException;
import org.smalti.core.run.Task;
import org.smalti.core.run.Work;
import org.smalti.scrapers.archive.Trouble.Kind;

/**
 * Brings one file, or finds that it is there. The end is either the right bytes under the final name, or nothing new under it
 * and a reason.
 *
 * @param replace whether a file that stands there is replaced
 */
record DownloadWork(PoliteClient client, boolean replace) implements Work<Download, Fetched> {
  /** A whole answer with the wrong content is asked for once more. */
  private static final int WRONG = 2;
  /** An attempt that brings so many bytes more than any before does not count as failed. */
  private static final long PROGRESS = 1 << 18;

  @Override
  public Fetched apply(Download download, Task task) {
    if (Files.exists(download.path()) && !replace) {
      return check(download);
    }
    try (PartialFile partial = PartialFile.of(download)) {
      return new Attempts(download, partial, task).run();
    }
  }

  private static Fetched check(Download download) {
    if (!Files.isRegularFile(download.path())) {
      return Fetched.failed("something else stands there; move " + download.path() + " away");
    }
    try {
      Optional<String> fault = download.fault();
      return fault.isEmpty()
          ? Fetched.before()
          : Fetched.failed("another file stands there (" + fault.get() + "); --force replaces it");
    } catch (IOException e) {
      throw PartialFile.explained(download.path(), e);
    }
  }

  /** The attempts at one file. */
  private final class Attempts {
    private final Download download;
    private final PartialFile partial;
    private final Task task;
    private final HttpUrl url;
    private final Retries retries = new Retries(client.patience());
    private boolean ended;

    Attempts(Download download, PartialFile partial, Task task) {
      this.download = download;
      this.partial = partial;
      this.task = task;
      url = HttpUrl.get(download.url());
    }

    Fetched run() {
      int wrong = 0;
      long best = partial.length();
      while (true) {
        CancelledException.throwIfInterrupted();
        Trouble trouble;
        try {
          ask();
          Optional<String> fault = partial.fault();
          if (fault.isEmpty()) {
            partial.commit();
            return Fetched.now();
          }
          partial.discard();
          trouble = new Trouble(Kind.WRONG, "what came is damaged: " + fault.get());
        } catch (IOException e) {
          trouble = Trouble.of(e);
        }
        if (partial.length() >= best + PROGRESS) {
          best = partial.length();
          retries.progressed();
        }
        wrong += trouble.kind() == Kind.WRONG ? 1 : 0;
        if (wrong == WRONG || !retries.another(trouble)) {
          return failed(trouble);
        }
      }
    }

    /** One request, unless everything is there already. */
    private void ask() throws IOException {
      ended = partial.length() > 0 && partial.length() == download.size();
      if (ended) {
        return;
      }
      Request.Builder request = PoliteClient.request(url).header("Accept-Encoding", "identity");
      if (partial.length() > 0) {
        request.header("Range", "bytes=" + partial.length() + "-");
        if (!partial.validator().isEmpty()) {
          request.header("If-Range", partial.validator());
        }
      }
      client.once(request.build(), response -> {
        receive(response);
        return ended;
      });
    }

    private void receive(Response response) throws IOException {
      Reply reply = Reply.of(response);
      if (response.code() == 416) {
        ended = reply.total() == partial.length();
        if (!ended) {
          partial.discard();
          throw new Trouble(Kind.BROKEN, "the server has another version of the file");
        }
        return;
      }
      reply.rejectUnless(download);
      if (response.code() == 206) {
        if (reply.first() != partial.length()) {
          partial.discard();
          throw new Trouble(Kind.BROKEN, "the server continued at the wrong place");
        }
      } else {
        partial.begin(reply.validator());
      }
      copy(response);
    }

    private void copy(Response response) throws IOException {
      byte[] buffer = new byte[1 << 16];
      var body = response.body().byteStream();
      for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
        if (download.size() >= 0 && partial.length() + count > download.size()) {
          partial.discard();
          throw new Trouble(Kind.WRONG, "the server sent more than " + download.size() + " bytes");
        }
        partial.append(buffer, count);
        task.reached((double) partial.length() / Math.max(1, download.size()));
      }
      if (partial.length() < download.size()) {
        throw new IOException("the end came early");
      }
      ended = true;
    }

    private Fetched failed(Trouble trouble) {
      if (partial.length() == 0 || trouble.kind() == Kind.DOWN) {
        return Fetched.failed(trouble);
      }
      return Fetched.failed(trouble.getMessage() + "; the first " + partial.length()
          + " bytes are kept, run the same command again to go on");
    }
  }
}
