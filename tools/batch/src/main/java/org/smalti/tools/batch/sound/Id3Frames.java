package org.smalti.tools.batch.sound;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.smalti.core.SmaltiException;

/** The frames of an ID3v2 tag (versions 2.2 to 2.4, id3.org) that ffmpeg reads over and so does not write again. */
final class Id3Frames {
  private static final int HEADER = 10;
  private static final int LARGEST = 64 << 20;
  private static final int UNSYNCHRONISED = 0x80;
  private static final int EXTENDED = 0x40;

  /** Beside texts: comments, lyrics, pictures, chapters and private data. */
  private static final Set<String> COPIED =
      Set.of("COMM", "COM", "USLT", "ULT", "APIC", "PIC", "CHAP", "PRIV");
  /** Where something is in the file, or how loud it is: no longer true, or made anew. */
  private static final Set<String> STALE =
      Set.of("CTOC", "SEEK", "ASPI", "MLLT", "MLL", "RVA2", "RVAD", "RVA", "XRVA", "RBUF", "BUF");

  private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9]{2,3}");

  private Id3Frames() {}

  /** What is lost of the tag at the beginning of a file, in words; empty if nothing is. */
  static List<String> losses(Path file) {
    try (FileChannel channel = FileChannel.open(file)) {
      long size = XingFrame.tagLength(channel);
      if (size == 0) {
        return List.of();
      }
      ByteBuffer tag = ByteBuffer.allocate((int) Math.min(LARGEST, size));
      int read = 0;
      while (tag.hasRemaining() && read >= 0) {
        read = channel.read(tag, tag.position());
      }
      return losses(tag.array());
    } catch (IOException e) {
      throw SmaltiException.input(file + " can't be read: " + e.getMessage(), e);
    }
  }

  /** What is lost of a tag, in words; empty if nothing is. */
  static List<String> losses(byte[] tag) {
    Set<String> lost = new TreeSet<>();
    for (String name : names(tag)) {
      if (!name.startsWith("T") && !COPIED.contains(name) && !STALE.contains(name)) {
        lost.add(name);
      }
    }
    return lost.isEmpty()
        ? List.of()
        : List.of("its ID3 frames " + String.join(", ", lost) + " are left out: ffmpeg knows only"
            + " texts, pictures, chapters and private data there");
  }

  private static Set<String> names(byte[] tag) {
    Set<String> names = new TreeSet<>();
    if (tag.length < HEADER || !text(tag, 0, 3).equals("ID3")) {
      return names;
    }
    int version = tag[3];
    byte[] all = (tag[5] & UNSYNCHRONISED) != 0 && version < 4 ? synchronised(tag) : tag;
    boolean old = version < 3;
    int letters = old ? 3 : 4;
    int head = old ? 6 : HEADER;
    int at = HEADER;
    if (!old && (all[5] & EXTENDED) != 0 && all.length >= HEADER + 4) {
      at += version == 4 ? size(all, at, 4, 7) : 4 + size(all, at, 4, 8);
    }
    while (at >= HEADER && at + head <= all.length) {
      String name = text(all, at, letters);
      if (!NAME.matcher(name).matches()) {
        break;
      }
      names.add(name);
      at += head + size(all, at + letters, letters, version == 4 ? 7 : 8);
    }
    return names;
  }

  /** Without the zeros that keep players from taking a tag for sound. */
  private static byte[] synchronised(byte[] tag) {
    ByteBuffer plain = ByteBuffer.allocate(tag.length);
    for (int i = 0; i < tag.length; i++) {
      boolean added = i > HEADER && tag[i] == 0 && tag[i - 1] == (byte) 0xff;
      if (!added) {
        plain.put(tag[i]);
      }
    }
    return plain.array();
  }

  private static int size(byte[] bytes, int at, int count, int bits) {
    int size = 0;
    for (int i = 0; i < count; i++) {
      size = (size << bits) | (bytes[at + i] & (bits == 7 ? 0x7f : 0xff));
    }
    return size;
  }

  private static String text(byte[] bytes, int at, int count) {
    return new String(bytes, at, count, StandardCharsets.ISO_8859_1);
  }
}
