package org.smalti.scrapers.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.smalti.core.CancelledException;
import org.smalti.core.SmaltiException;
import org.smalti.core.table.EnumWord;
import org.smalti.core.table.ItemColumns;
import org.smalti.core.table.Row;

/**
 * The checksum that a file must have.
 *
 * @param kind how it is computed
 * @param expected in hexadecimal, lower case; a CRC-32 without leading zeros, which some tables lose too
 */
record Checksum(Kind kind, String expected) implements Serializable {
  /** The checksums that an items table can hold. NONE: it holds none. */
  enum Kind {
    MD5(32, 32),
    SHA1(40, 40),
    CRC32(1, 8),
    NONE(0, 0);

    /** Those that are computed, the most reliable first. */
    private static final List<Kind> KNOWN = List.of(MD5, SHA1, CRC32);

    private final int least;
    private final int most;
    private final String form;

    Kind(int least, int most) {
      this.least = least;
      this.most = most;
      form = (least == most ? "" : "up to ") + most + " hexadecimal digits";
    }

    private boolean is(String text) {
      return text.matches("\\p{XDigit}{" + least + "," + most + "}");
    }

    private String plain(String text) {
      return this == CRC32
          ? Long.toHexString(Long.parseLong(text, 16))
          : text.toLowerCase(Locale.ROOT);
    }
  }

  private static final int BUFFER = 1 << 18;

  /** Of the checksums of a file's record, the most reliable one; those that are none are passed over. */
  static Checksum of(String md5, String sha1, String crc32) {
    List<String> texts = List.of(md5, sha1, crc32);
    for (Kind kind : Kind.KNOWN) {
      String text = texts.get(Kind.KNOWN.indexOf(kind)).trim();
      if (kind.is(text)) {
        return new Checksum(kind, kind.plain(text));
      }
    }
    return new Checksum(Kind.NONE, "");
  }

  /**
   * The most reliable checksum of a row. All that the row has are looked at: a spreadsheet that has spoilt one of them
   * may have spoilt all.
   *
   * @param advice what a person should do with a cell that is none, such as {@code run 'smalti search' again}
   * @throws SmaltiException naming file, row and column if a cell holds something else
   */
  static Checksum of(Row row, String advice) {
    for (Kind kind : Kind.KNOWN) {
      String column = EnumWord.of(kind);
      String text = row.text(column, "").trim();
      if (row.has(column) && !kind.is(text)) {
        throw SmaltiException.input(row.columns().source() + ", row " + row.number() + ": \"" + text
            + "\" in column " + column + " is no checksum (" + kind.form + "); " + advice
            + ", or empty the cell to do without it");
      }
    }
    return of(
        row.text(ItemColumns.MD5, ""),
        row.text(ItemColumns.SHA1, ""),
        row.text(ItemColumns.CRC32, ""));
  }

  /** Whether there is a checksum at all; without one nothing tells right bytes from wrong ones. */
  boolean isKnown() {
    return kind != Kind.NONE;
  }

  /** Begins to compute the checksum of some bytes. */
  Sum begin() {
    return new Sum(kind);
  }

  /** What is wrong with a computed checksum, if anything. */
  Optional<String> fault(String found) {
    return found.equals(expected)
        ? Optional.empty()
        : Optional.of(EnumWord.of(kind) + " is " + found + ", not " + expected);
  }

  /**
   * Reads a whole file and says what is wrong with it, if anything; does not read it if there is no checksum.
   *
   * @param progress is told how many bytes have been read so far
   */
  Optional<String> fault(Path file, LongConsumer progress) throws IOException {
    Sum sum = begin();
    if (isKnown()) {
      try (InputStream in = Files.newInputStream(file)) {
        sum.add(in, progress);
      }
    }
    return fault(sum.finish());
  }

  /** A checksum that is being computed. */
  static final class Sum {
    private final @Nullable MessageDigest digest;
    private final @Nullable CRC32 crc;

    Sum(Kind kind) {
      digest = kind == Kind.MD5 ? digest("MD5") : kind == Kind.SHA1 ? digest("SHA-1") : null;
      crc = kind == Kind.CRC32 ? new CRC32() : null;
    }

    void add(byte[] bytes, int from, int length) {
      if (digest != null) {
        digest.update(bytes, from, length);
      }
      if (crc != null) {
        crc.update(bytes, from, length);
      }
    }

    /**
     * Adds all bytes up to the end of a stream; reads nothing if there is no checksum.
     *
     * @param progress is told how many bytes have been read so far
     */
    void add(InputStream in, LongConsumer progress) throws IOException {
      if (digest == null && crc == null) {
        return;
      }
      byte[] buffer = new byte[BUFFER];
      long read = 0;
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        CancelledException.throwIfInterrupted();
        add(buffer, 0, count);
        read += count;
        progress.accept(read);
      }
    }

    /** Hexadecimal, lower case. */
    String finish() {
      return digest != null
          ? HexFormat.of().formatHex(digest.digest())
          : crc != null ? Long.toHexString(crc.getValue()) : "";
    }

    private static MessageDigest digest(String name) {
      try {
        return MessageDigest.getInstance(name);
      } catch (NoSuchAlgorithmException everyPlatformHasIt) {
        throw new IllegalStateException(everyPlatformHasIt);
      }
    }
  }
}
