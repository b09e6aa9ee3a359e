package org.smalti.scrapers.fetch;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.DoubleConsumer;
import java.util.zip.GZIPInputStream;
import okhttp3.Response;
import org.smalti.scrapers.web.PoliteClient;
import org.smalti.scrapers.web.RequestException;
import org.smalti.scrapers.web.RequestException.Kind;

/** Copies the body of one reply into a partial file, not faster than allowed and not slower than wanted. */
final class ReplyCopy {
  private static final int BUFFER = 1 << 16;

  private final PoliteClient client;
  private final Download download;
  private final PartialFile partial;
  private final DoubleConsumer progress;
  private boolean received;

  /** @param progress is told the fraction of the file that is there */
  ReplyCopy(PoliteClient client, PartialFile partial, DoubleConsumer progress) {
    this.client = client;
    this.partial = partial;
    this.progress = progress;
    download = partial.download();
  }

  /** Whether any new bytes have come. */
  boolean isReceived() {
    return received;
  }

  /**
   * Copies all bytes.
   *
   * @throws IOException if fewer came than the header says, or more than the file has
   */
  void copy(ResponseHeader header, Response response) throws IOException {
    try (InputStream body = body(header, response.body().byteStream())) {
      copy(body, Math.max(0, partial.length() - header.first()));
    }
    boolean cut = header.end() >= 0 && !header.isCoded(download) && partial.length() < header.end();
    if (cut || (header.end() < 0 && partial.length() < download.size())) {
      throw new EOFException("the end came early");
    }
  }

  private InputStream body(ResponseHeader header, InputStream raw) throws IOException {
    return header.isCoded(download) ? new GZIPInputStream(raw, BUFFER) : raw;
  }

  /** @param known bytes at the beginning that are there already: a range may begin earlier than it was asked for */
  private void copy(InputStream body, long known) throws IOException {
    byte[] buffer = new byte[client.rate().portion(BUFFER)];
    LowSpeedDetector lowSpeed =
        new LowSpeedDetector(client.retryPolicy().timeout(), client.limits().least());
    long skip = known;
    long began = System.nanoTime();
    for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
      long waited = System.nanoTime() - began;
      int old = (int) Math.min(skip, count);
      skip -= old;
      append(buffer, old, count - old);
      lowSpeed.received(count, waited);
      client.rate().received(count);
      began = System.nanoTime();
    }
  }

  private void append(byte[] buffer, int from, int count) throws RequestException {
    if (count == 0) {
      return;
    }
    if (download.size() >= 0 && partial.length() + count > download.size()) {
      partial.discard();
      throw new RequestException(
          Kind.WRONG, "the server sent more than " + download.size() + " bytes");
    }
    partial.append(buffer, from, count);
    received = true;
    progress.accept((double) partial.length() / Math.max(1, download.size()));
  }
}
