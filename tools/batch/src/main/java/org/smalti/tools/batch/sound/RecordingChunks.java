package org.smalti.tools.batch.sound;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.smalti.core.SmaltiException;
import org.smalti.tools.batch.SourceFile;
import org.smalti.tools.batch.StaleTags;

/**
 * The chunks of a WAV, AIFF or CAF file that ffmpeg neither copies nor makes anew: cue points and their labels, sampler
 * loops, notes of recorders (iXML), tempo, whole tags. Since the sound keeps its sample rate and its length, the places
 * that they name stay right. They are put behind the sound of the result.
 *
 * @param chunks in the file's order
 * @param losses in words: chunks that are too large, or no longer true
 * @param notes in words: chunks that are no longer true and that anybody can make anew
 */
record RecordingChunks(List<Chunk> chunks, List<String> losses, List<String> notes) {
  private static final RecordingChunks NONE = new RecordingChunks(List.of(), List.of(), List.of());
  private static final int HEAD = 12;
  private static final int LARGEST = 64 << 20;
  private static final long NO_SIZE = 0xFFFFFFFFL;
  /** Where the two sizes of 64 bits stand in an RF64 file (EBU Tech 3306). */
  private static final int LONG_WHOLE = 20;

  /** What ffmpeg writes itself, what tells where the sound is, and what is no longer true of changed sound. */
  private static final Set<String> RIFF =
      Set.of("fmt ", "data", "fact", "ds64", "bext", "JUNK", "junk", "PAD ", "FLLR");

  private static final Set<String> AIFF =
      Set.of("COMM", "SSND", "FVER", "NAME", "AUTH", "(c) ", "ANNO", "ID3 ", "CHAN", "wave");
  private static final Set<String> CAF =
      Set.of("desc", "data", "pakt", "kuki", "chan", "info", "free");
  /** Drawings of the sound for editors, which make them anew. */
  private static final Set<String> DRAWINGS = Set.of("levl", "ovvw");

  /** The largest values of the sound. */
  private static final Set<String> PEAKS = Set.of("PEAK", "peak");
  /** Sound and silence in turns, which ffmpeg does not read. */
  private static final String WAVE_LIST = "wavl";

  private static final Map<SourceContainer, Set<String>> MADE_ANEW =
      Map.of(SourceContainer.WAV, RIFF, SourceContainer.AIFF, AIFF, SourceContainer.CAF, CAF);

  /** One chunk. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Chunk(String name, byte[] bytes) {}

  /** Those of a file; none where its container has no chunks. */
  static RecordingChunks of(SourceFile source, SourceContainer container) {
    Set<String> left = MADE_ANEW.get(container);
    if (left == null) {
      return NONE;
    }
    try (FileChannel file = FileChannel.open(source.file())) {
      return new Reader(file, container, left, holdsStaleLoudness(source)).read();
    } catch (IOException e) {
      throw SmaltiException.input(source.name() + " can't be read: " + e.getMessage(), e);
    }
  }

  /** Whether tags say how loud the sound is, which will be wrong. */
  private static boolean holdsStaleLoudness(SourceFile source) {
    return source.contents().tags().keySet().stream().anyMatch(StaleTags::isOfLoudness);
  }

  /** Whether whole tags are among them, with covers and chapters. */
  boolean holdTags() {
    return chunks.stream().anyMatch(chunk -> isTags(chunk.name()));
  }

  private static boolean isTags(String name) {
    return name.equals("id3 ") || name.equals("ID3 ");
  }

  /** Puts them behind everything in a file of the same container. */
  void append(Path result, SourceContainer container) throws IOException {
    if (chunks.isEmpty()) {
      return;
    }
    try (FileChannel file =
        FileChannel.open(result, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteOrder order = order(container);
      boolean caf = container == SourceContainer.CAF;
      file.position(caf ? file.size() : file.size() + (file.size() & 1));
      for (Chunk chunk : chunks) {
        int size = chunk.bytes().length;
        int padded = caf ? size : size + (size & 1);
        ByteBuffer all = ByteBuffer.allocate((caf ? HEAD : 8) + padded).order(order);
        all.put(chunk.name().getBytes(StandardCharsets.ISO_8859_1));
        if (caf) {
          all.putLong(size);
        } else {
          all.putInt(size);
        }
        all.put(chunk.bytes()).rewind();
        write(file, all, file.position());
        file.position(file.position() + all.limit());
      }
      if (!caf) {
        resize(file, order);
      }
    }
  }

  /** Corrects the size of the whole. */
  private static void resize(FileChannel file, ByteOrder order) throws IOException {
    long size = file.size() - 8;
    ByteBuffer head = ByteBuffer.allocate(HEAD).order(order);
    file.read(head, 0);
    if (text(head, 0).equals("RF64")) {
      write(file, ByteBuffer.allocate(8).order(order).putLong(size).rewind(), LONG_WHOLE);
    } else if (size > NO_SIZE) {
      throw SmaltiException.input("with its chunks it is larger than the 4 GiB of its container;"
          + " convert it to caf or w64 first");
    } else {
      write(file, ByteBuffer.allocate(4).order(order).putInt((int) size).rewind(), 4);
    }
  }

  private static void write(FileChannel file, ByteBuffer bytes, long at) throws IOException {
    for (long place = at; bytes.hasRemaining(); ) {
      place += file.write(bytes, place);
    }
  }

  private static ByteOrder order(SourceContainer container) {
    return container == SourceContainer.WAV ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
  }

  private static String text(ByteBuffer bytes, int at) {
    byte[] letters = new byte[4];
    bytes.get(at, letters);
    return new String(letters, StandardCharsets.ISO_8859_1);
  }

  /** Goes through the chunks of a file. */
  private static final class Reader {
    private final FileChannel file;
    private final SourceContainer container;
    private final Set<String> left;
    private final boolean withoutTags;
    private final List<Chunk> chunks = new ArrayList<>();
    private final List<String> losses = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private long soundBytes = -1;

    Reader(FileChannel file, SourceContainer container, Set<String> left, boolean withoutTags) {
      this.file = file;
      this.container = container;
      this.left = left;
      this.withoutTags = withoutTags;
    }

    RecordingChunks read() throws IOException {
      boolean caf = container == SourceContainer.CAF;
      int head = caf ? HEAD : 8;
      for (long at = caf ? 8 : HEAD; at + head <= file.size(); ) {
        ByteBuffer begin = bytes(at, head);
        String name = text(begin, 0);
        long size = caf ? begin.getLong(4) : Integer.toUnsignedLong(begin.getInt(4));
        if (name.equals("ds64")) {
          soundBytes = bytes(at + head + 8, 8).getLong(0);
        } else if (name.equals("data") && size == NO_SIZE && soundBytes >= 0) {
          size = soundBytes;
        }
        long from = at + head;
        if (size < 0 || from + size > file.size() || !isName(name)) {
          break;
        }
        take(name, from, size);
        at = from + size + (caf ? 0 : size & 1);
      }
      return new RecordingChunks(List.copyOf(chunks), List.copyOf(losses), List.copyOf(notes));
    }

    private void take(String name, long from, long size) throws IOException {
      String list = name.equals("LIST") && size >= 4 ? text(bytes(from, 4), 0) : "";
      if (container == SourceContainer.AIFF && isTags(name) && size <= LARGEST) {
        losses.addAll(Id3Frames.losses(bytes(from, (int) size).array()));
      }
      if (left.contains(name) || list.equals("INFO")) {
        return;
      }
      if (name.equals(WAVE_LIST) || list.equals(WAVE_LIST)) {
        losses.add("its chunk wavl is left out: ffmpeg does not read the sound in it");
      } else if (PEAKS.contains(name)) {
        notes.add("its chunk " + name + " is left out: it tells the peaks of the sound as it was");
      } else if (isTags(name) && withoutTags) {
        losses.add("its ID3 tags are left out: they say a loudness that is no longer true");
      } else if (DRAWINGS.contains(name)) {
        losses.add("its chunk " + name + " is left out: it draws the sound as it was");
      } else if (size > LARGEST) {
        losses.add("its chunk " + name + " is left out: it is larger than 64 MiB");
      } else {
        chunks.add(new Chunk(name, bytes(from, (int) size).array()));
      }
    }

    private static boolean isName(String name) {
      return name.chars().allMatch(letter -> letter >= ' ' && letter <= '~');
    }

    private ByteBuffer bytes(long at, int size) throws IOException {
      ByteBuffer bytes = ByteBuffer.allocate(size).order(order(container));
      int read = 0;
      while (bytes.hasRemaining() && read >= 0) {
        read = file.read(bytes, at + bytes.position());
      }
      return bytes.rewind();
    }
  }
}
