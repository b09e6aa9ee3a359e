package org.smalti.tools.audio.marks;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.smalti.core.SmaltiException;

/**
 * The cue points of a WAV file: chunk {@code cue } with their places, and in {@code LIST adtl} their names ({@code
 * labl}), comments ({@code note}) and, of regions, lengths ({@code ltxt}).
 */
final class WavCuePoints {
  private static final int HEADER = 12;
  private static final int CUE = 24;
  private static final long UNKNOWN = 0xffffffffL;
  /** Bytes: more are no names. */
  private static final long LARGEST = 64L << 20;
  /** What names are in that are no UTF-8. */
  private static final Charset OLD = Charset.forName("windows-1252");

  private final Path path;
  private final Map<Long, Long> places = new LinkedHashMap<>();
  private final Map<Long, Long> lengths = new HashMap<>();
  private final Map<Long, String> labels = new HashMap<>();
  private final Map<Long, String> comments = new HashMap<>();
  private long rate;
  /** Bytes of the sound of a file above 4 GB. */
  private long largeData;

  private WavCuePoints(Path path) {
    this.path = path;
  }

  static List<MarkedSpan> read(Path path) {
    WavCuePoints cues = new WavCuePoints(path);
    try (SeekableByteChannel file = Files.newByteChannel(path)) {
      cues.readChunks(file);
    } catch (EOFException e) {
      throw SmaltiException.input(path + ": it ends within its cue points", e);
    } catch (IOException e) {
      throw SmaltiException.input(path + " can't be read: " + e.getMessage(), e);
    }
    return cues.marks();
  }

  private void readChunks(SeekableByteChannel file) throws IOException {
    long at = HEADER;
    while (at + 8 <= file.size()) {
      ByteBuffer head = bytes(file, at, 8);
      String name = name(head);
      long size = Integer.toUnsignedLong(head.getInt());
      if (name.equals("data") && size == UNKNOWN) {
        size = largeData > 0 ? largeData : file.size() - at - 8;
      }
      switch (name) {
        case "fmt " -> rate = Integer.toUnsignedLong(bytes(file, at + 8, 8).getInt(4));
        case "ds64" -> largeData = bytes(file, at + 8, 16).getLong(8);
        case "cue " -> readCues(whole(file, at + 8, size));
        case "LIST" -> readList(whole(file, at + 8, size));
        default -> {
          // Nothing of cue points.
        }
      }
      at += 8 + size + (size & 1);
    }
  }

  private ByteBuffer whole(SeekableByteChannel file, long at, long size) throws IOException {
    if (size > LARGEST) {
      throw SmaltiException.input(
          path + ": its cue points take " + size + " bytes, which can't be right");
    }
    return bytes(file, at, (int) size);
  }

  private static ByteBuffer bytes(SeekableByteChannel file, long at, int size) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    file.position(at);
    while (bytes.hasRemaining()) {
      if (file.read(bytes) < 0) {
        throw new EOFException();
      }
    }
    return bytes.flip();
  }

  private static String name(ByteBuffer bytes) {
    byte[] name = new byte[4];
    bytes.get(name);
    return new String(name, StandardCharsets.ISO_8859_1);
  }

  private void readCues(ByteBuffer chunk) {
    int count = chunk.remaining() < 4 ? 0 : chunk.getInt();
    for (int i = 0; i < count && chunk.remaining() >= CUE; i++) {
      ByteBuffer cue = chunk.slice(chunk.position(), CUE).order(ByteOrder.LITTLE_ENDIAN);
      places.put(Integer.toUnsignedLong(cue.getInt(0)), Integer.toUnsignedLong(cue.getInt(20)));
      chunk.position(chunk.position() + CUE);
    }
  }

  private void readList(ByteBuffer list) throws EOFException {
    if (list.remaining() < 4 || !name(list).equals("adtl")) {
      return;
    }
    while (list.remaining() >= 8) {
      String kind = name(list);
      long size = Integer.toUnsignedLong(list.getInt());
      if (size > list.remaining()) {
        throw new EOFException();
      }
      ByteBuffer chunk = list.slice(list.position(), (int) size).order(ByteOrder.LITTLE_ENDIAN);
      list.position((int) Math.min(list.limit(), list.position() + size + (size & 1)));
      if (chunk.remaining() >= 4) {
        readText(kind, Integer.toUnsignedLong(chunk.getInt()), chunk);
      }
    }
  }

  private void readText(String kind, long cue, ByteBuffer chunk) {
    switch (kind) {
      case "labl" -> labels.put(cue, text(chunk));
      case "note" -> comments.put(cue, text(chunk));
      case "ltxt" -> {
        if (chunk.remaining() >= 16) {
          lengths.put(cue, Integer.toUnsignedLong(chunk.getInt()));
          chunk.position(chunk.position() + 12);
          labels.putIfAbsent(cue, text(chunk));
        }
      }
      default -> {
        // Files that belong to a cue point.
      }
    }
  }

  /** Up to its closing zero. */
  private static String text(ByteBuffer bytes) {
    int end = bytes.position();
    while (end < bytes.limit() && bytes.get(end) != 0) {
      end++;
    }
    ByteBuffer text = bytes.slice(bytes.position(), end - bytes.position());
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(text.duplicate())
          .toString()
          .strip();
    } catch (CharacterCodingException older) {
      return OLD.decode(text).toString().strip();
    }
  }

  private List<MarkedSpan> marks() {
    if (rate == 0 && !places.isEmpty()) {
      throw SmaltiException.input(
          path + ": cue points, but no sample rate that their places are counted at");
    }
    List<MarkedSpan> marks = new ArrayList<>();
    places.forEach((cue, place) -> {
      long length = lengths.getOrDefault(cue, 0L);
      marks.add(new MarkedSpan(
          1000.0 * place / rate,
          length > 0 ? 1000.0 * length / rate : Double.NaN,
          labels.getOrDefault(cue, ""),
          comments.getOrDefault(cue, "")));
    });
    return marks;
  }
}
