package org.smalti.tools.video.models;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.time.Duration;
import java.util.Set;
import org.smalti.core.SmaltiException;
import org.smalti.core.SmaltiException.Reason;

/** Fetches a model from an address; what is not that model is refused. */
final class ModelDownload {
  private static final Set<String> SCHEMES = Set.of("http", "https", "file");
  private static final int TIMEOUT = (int) Duration.ofSeconds(30).toMillis();

  private ModelDownload() {}

  static byte[] of(DetectorModel model, URI from) {
    if (from.getScheme() == null || !SCHEMES.contains(from.getScheme())) {
      throw SmaltiException.usage(
          from + ": models are fetched by http, https or file, such as https://example.org/a.onnx");
    }
    byte[] bytes = read(from, model.size());
    model.check(bytes, from.toString());
    return bytes;
  }

  /** One byte more than expected is enough to know that it is something else. */
  private static byte[] read(URI from, int expected) {
    try {
      URLConnection connection = from.toURL().openConnection();
      connection.setConnectTimeout(TIMEOUT);
      connection.setReadTimeout(TIMEOUT);
      try (InputStream stream = connection.getInputStream()) {
        return stream.readNBytes(expected + 1);
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new SmaltiException(
          Reason.NETWORK, from + ": can't be fetched: " + e.getMessage() + "; try again later", e);
    }
  }
}
