package org.smalti.scrapers.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.smalti.scrapers.web.RequestException.Kind;

/** A stream of limited length: a small compressed reply may decompress to more bytes than fit into memory. */
final class BoundedInputStream extends FilterInputStream {
  private final long most;
  private long left;

  /** @param most bytes; reading more of them throws */
  BoundedInputStream(InputStream in, long most) {
    super(in);
    this.most = most;
    left = most;
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    if (b >= 0) {
      count(1);
    }
    return b;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = super.read(bytes, offset, length);
    if (count > 0) {
      count(count);
    }
    return count;
  }

  private void count(int count) throws RequestException {
    left -= count;
    if (left < 0) {
      throw new RequestException(
          Kind.REFUSED,
          "the answer is longer than " + most / 1_000_000 + " MB, which no answer is");
    }
  }
}
