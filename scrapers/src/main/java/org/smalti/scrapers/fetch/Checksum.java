package org.smalti.scrapers.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.smalti.core.CancelledException;
import org.smalti.core.table.EnumWord;

/**
 * The checksum that a file must have.
 *
 * @param kind how it is computed
 * @param expected in hexadecimal, lower case; a CRC-32 without leading zeros, which some tables lose too
 */
record Checksum(Kind kind, String expected) implements Serializable {
  /** The checksums that an items table can hold. NONE: it holds none. */
  enum Kind {
    MD5,
    SHA1,
    CRC32,
    NONE
  }

  private static final int BUFFER = 1 << 18;

  /** Of the checksums of a row, the most reliable one that is well formed. */
  static Checksum of(String md5, String sha1, String crc32) {
    if (md5.trim().matches("\\p{XDigit}{32}")) {
      return new Checksum(Kind.MD5, md5.trim().toLowerCase(Locale.ROOT));
    }
    if (sha1.trim().matches("\\p{XDigit}{40}")) {
      return new Checksum(Kind.SHA1, sha1.trim().toLowerCase(Locale.ROOT));
    }
    if (crc32.trim().matches("\\p{XDigit}{1,8}")) {
      return new Checksum(Kind.CRC32, Long.toHexString(Long.parseLong(crc32.trim(), 16)));
    }
    return new Checksum(Kind.NONE, "");
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

    void add(byte[] bytes, int length) {
      if (digest != null) {
        digest.update(bytes, 0, length);
      }
      if (crc != null) {
        crc.update(bytes, 0, length);
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
        add(buffer, count);
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
