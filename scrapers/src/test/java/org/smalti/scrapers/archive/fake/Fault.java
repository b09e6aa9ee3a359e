package org.smalti.scrapers.archive.fake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** A way in which a server misbehaves: it changes a right answer. */
@FunctionalInterface
public interface Fault {
  void spoil(FakeAnswer answer);

  /** One byte is wrong, all lengths are right. */
  static Fault oneByteWrong() {
    return answer -> {
      answer.body = answer.body.clone();
      answer.body[answer.body.length / 2] ^= 1;
    };
  }

  /** A small page with status 200. */
  static Fault htmlPage() {
    return answer -> {
      answer.code = 200;
      answer.headers.clear();
      answer.header("Content-Type", "text/html; charset=UTF-8");
      answer.body = "<html>Item not available</html>".getBytes(StandardCharsets.UTF_8);
    };
  }

  /** The same without a length and with a neutral type. */
  static Fault pageInDisguise() {
    return answer -> {
      htmlPage().spoil(answer);
      answer.header("Content-Type", "application/octet-stream");
      answer.chunked = true;
    };
  }

  /** The connection ends after half of the bytes. */
  static Fault cutHalfWay() {
    return answer -> answer.cutAt = answer.body.length / 2;
  }

  /** The Range header is ignored: the whole file is sent. */
  static Fault rangeIgnored() {
    return answer -> {
      answer.code = 200;
      answer.headers.remove("Content-Range");
      answer.body = answer.whole;
    };
  }

  /** This fault, then the other one. */
  default Fault and(Fault other) {
    return answer -> {
      spoil(answer);
      other.spoil(answer);
    };
  }

  static Fault status(int code) {
    return answer -> {
      answer.code = code;
      answer.headers.clear();
      answer.header("Content-Type", "text/html");
      answer.body = ("<html>" + code + "</html>").getBytes(StandardCharsets.UTF_8);
    };
  }

  static Fault busy(int code, String retryAfter) {
    return status(code).and(answer -> answer.header("Retry-After", retryAfter));
  }

  /** Status 200 with this document. */
  static Fault json(String document) {
    return answer -> answer.body = document.getBytes(StandardCharsets.UTF_8);
  }

  /** Nothing comes after these bytes, but the connection stays open. */
  static Fault silentAfter(int bytes) {
    return answer -> answer.silentAfter = bytes;
  }

  /** So many bytes come in each tenth of a second. */
  static Fault throttled(int bytes) {
    return answer -> answer.bytesPerTenth = bytes;
  }

  /** The front door redirects to this address. */
  static Fault leadingTo(String url) {
    return answer -> answer.header("Location", url);
  }

  /** The bytes come compressed, though nobody asked for that; another coding than gzip is only claimed. */
  static Fault coded(String coding) {
    return answer -> {
      answer.header("Content-Encoding", coding);
      if (coding.equals("gzip")) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
          gzip.write(answer.body);
        } catch (IOException inMemory) {
          throw new UncheckedIOException(inMemory);
        }
        answer.body = bytes.toByteArray();
      }
    };
  }

  /** A whole answer of no bytes. */
  static Fault empty() {
    return answer -> {
      answer.code = 200;
      answer.headers.remove("Content-Range");
      answer.body = new byte[0];
    };
  }

  /** The server sends this entity tag. */
  static Fault tagged(String tag) {
    return answer -> answer.header("ETag", tag);
  }

  /** The answer to a Range begins at another place. */
  static Fault wrongPlace() {
    return answer -> {
      if (answer.code == 206) {
        answer.header(
            "Content-Range", "bytes 0-" + (answer.whole.length - 1) + "/" + answer.whole.length);
        answer.body = Arrays.copyOf(answer.whole, answer.whole.length);
      }
    };
  }

  /** The answer to a Range begins so many bytes earlier, and says so. */
  static Fault earlier(int bytes) {
    return answer -> {
      if (answer.code == 206) {
        int first = Math.max(0, answer.whole.length - answer.body.length - bytes);
        part(answer, first, answer.whole.length);
      }
    };
  }

  /** Whatever was requested, the whole file comes as a part of itself. */
  static Fault wholeAsPart() {
    return answer -> part(answer, 0, answer.whole.length);
  }

  /** Only the first bytes of what was requested come, and the header says so. */
  static Fault atMost(int bytes) {
    return answer -> {
      int first = answer.whole.length - answer.body.length;
      part(answer, first, Math.min(answer.whole.length, first + bytes));
    };
  }

  private static void part(FakeAnswer answer, int first, int end) {
    answer.code = 206;
    answer.body = Arrays.copyOfRange(answer.whole, first, end);
    answer.header("Content-Range", "bytes " + first + "-" + (end - 1) + "/" + answer.whole.length);
  }

  /** The header calls the bytes something else. */
  static Fault typed(String type) {
    return answer -> answer.header("Content-Type", type);
  }
}
