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
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.smalti.core.CancelledException;

/**
 * What a file's bytes must add up to.
 *
 * @param kind of sum
 * @param expected in hexadecimal, lower case; a crc32 without leading zeros, which the archive loses too
 */
record Checksum(Kind kind, String expected) implements Serializable {
  /** The sums the archive keeps. */
  enum Kind {
    MD5,
    SHA1,
    CRC32,
    NONE
  }

  private static final int BUFFER = 1 << 16;

  /** The best of the sums that are known. */
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

  /** Whether there is a sum at all; without one nothing tells right bytes from wrong ones. */
  boolean isKnown() {
    return kind != Kind.NONE;
  }

  /** Begins a sum. */
  Sum begin() {
    return new Sum(kind);
  }

  /** What is wrong with a sum, if anything. */
  Optional<String> fault(String found) {
    return found.equals(expected)
        ? Optional.empty()
        : Optional.of(kind.name().toLowerCase(Locale.ROOT) + " is " + found + ", not " + expected);
  }

  /** Reads a whole file and says what is wrong with it, if anything. */
  Optional<String> fault(Path file) throws IOException {
    Sum sum = begin();
    sum.add(file);
    return fault(sum.finish());
  }

  /** A sum under way. */
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

    void add(Path file) throws IOException {
      try (InputStream in = Files.newInputStream(file)) {
        add(in);
      }
    }

    /** Reads to the end, unless no sum is wanted. */
    void add(InputStream in) throws IOException {
      if (digest == null && crc == null) {
        return;
      }
      byte[] buffer = new byte[BUFFER];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        CancelledException.throwIfInterrupted();
        add(buffer, n);
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
