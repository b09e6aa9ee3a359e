package org.smalti.release;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 of files, as {@code sha256sum -c} reads them. */
final class Checksums {
  private Checksums() {}

  static String sha256(Path file) {
    try (InputStream in = Files.newInputStream(file);
        DigestOutputStream digest = new DigestOutputStream(
            OutputStream.nullOutputStream(), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(digest);
      return HexFormat.of().formatHex(digest.getMessageDigest().digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A line for each file, in the order of their names. */
  static String of(List<Path> files) {
    StringBuilder lines = new StringBuilder();
    files.stream()
        .sorted()
        .forEach(file ->
            lines.append(sha256(file)).append("  ").append(file.getFileName()).append('\n'));
    return lines.toString();
  }
}
