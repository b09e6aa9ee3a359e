package org.smalti.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.smalti.media.HeaderCorrection.Cut;

/**
 * The headers within AMR files (RFC 4867) that were joined byte by byte. Nothing tells libav where a frame begins but
 * the one before it: all behind a second header would be noise.
 */
final class AmrHeaders {
  private static final List<String> HEADERS = List.of("#!AMR\n", "#!AMR-WB\n");
  /** Bytes: five hours of speech. */
  private static final long MOST = 1L << 25;

  private AmrHeaders() {}

  /** Leaves out all headers but the first. */
  static HeaderCorrection correction(FileChannel file) throws IOException {
    if (file.size() > MOST) {
      return HeaderCorrection.NONE;
    }
    ByteBuffer bytes = ByteBuffer.allocate((int) file.size());
    while (bytes.hasRemaining() && file.read(bytes, bytes.position()) > 0) {
      // All of it is looked through.
    }
    String text = new String(bytes.array(), StandardCharsets.ISO_8859_1);
    String header = HEADERS.stream().filter(text::startsWith).findFirst().orElse("");
    List<Cut> cuts = new ArrayList<>();
    int at = header.isEmpty() ? -1 : text.indexOf(header, 1);
    for (; at >= 0; at = text.indexOf(header, at + 1)) {
      cuts.add(new Cut(at, header.length()));
    }
    return new HeaderCorrection(List.of(), cuts, 0, "");
  }
}
