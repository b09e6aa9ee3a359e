package org.smalti.release;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Map;
import java.util.function.Predicate;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.smalti.core.files.PackedResource;
import org.tukaani.xz.ARM64Options;
import org.tukaani.xz.FilterOptions;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.X86Options;
import org.tukaani.xz.XZOutputStream;

/**
 * A jar of which some files are left out, replaced or compressed by xz. What stays as it is, is copied as it is
 * compressed, so that it takes no time and its bytes don't depend on the compressor of the Java that builds.
 */
final class TrimmedJar {
  /** A file that takes the place of another one. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Replacement(String name, byte[] content) {}

  /** What becomes of the files of a jar that stay. */
  enum Packing {
    /** They stay as they are. */
    AS_IT_IS,
    /** They are not compressed, for what compresses the jar. */
    STORED,
    /** Those that are native libraries become a {@link PackedResource}. */
    XZ
  }

  private final Predicate<String> wanted;
  private final Packing packing;
  private final Map<String, Replacement> replacements;
  private final Instant timestamp;

  /**
   * @param wanted says which files stay; folders go
   * @param replacements by the names of those that they replace
   * @param timestamp of what is not as it was
   */
  TrimmedJar(
      Predicate<String> wanted,
      Packing packing,
      Map<String, Replacement> replacements,
      Instant timestamp) {
    this.wanted = wanted;
    this.packing = packing;
    this.replacements = replacements;
    this.timestamp = timestamp;
  }

  void write(Path jar, OutputStream out) throws IOException {
    try (ZipFile zip = ZipFile.builder().setPath(jar).get();
        ZipArchiveOutputStream trimmed = new ZipArchiveOutputStream(out)) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntriesInPhysicalOrder())) {
        Replacement replacement = replacements.get(entry.getName());
        if (replacement != null) {
          put(trimmed, replacement.name(), replacement.content(), isPacked(replacement.name()));
        } else if (!entry.isDirectory() && wanted.test(entry.getName())) {
          copy(zip, entry, trimmed);
        }
      }
    }
  }

  private void copy(ZipFile zip, ZipArchiveEntry entry, ZipArchiveOutputStream out)
      throws IOException {
    String name = entry.getName();
    if (packing == Packing.STORED || (packing == Packing.XZ && WantedNatives.isLibrary(name))) {
      try (InputStream in = zip.getInputStream(entry)) {
        boolean pack = packing == Packing.XZ;
        byte[] content = in.readAllBytes();
        put(
            out,
            pack ? name + PackedResource.ENDING : name,
            pack ? xz(content, name.contains("arm64") || name.contains("aarch64")) : content,
            true);
      }
    } else {
      try (InputStream raw = zip.getRawInputStream(entry)) {
        out.addRawArchiveEntry(entry, raw);
      }
    }
  }

  private void put(ZipArchiveOutputStream out, String name, byte[] content, boolean stored)
      throws IOException {
    ZipArchiveEntry entry = new ZipArchiveEntry(name);
    entry.setTimeLocal(LocalDateTime.ofInstant(timestamp, ZoneOffset.UTC));
    if (stored) {
      CRC32 sum = new CRC32();
      sum.update(content);
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(content.length);
      entry.setCrc(sum.getValue());
    }
    out.putArchiveEntry(entry);
    out.write(content);
    out.closeArchiveEntry();
  }

  private static boolean isPacked(String name) {
    return name.endsWith(PackedResource.ENDING);
  }

  /** As the program reads it. The jumps of a processor's code are made alike first, which saves a tenth. */
  static byte[] xz(byte[] content, boolean arm) throws IOException {
    FilterOptions jumps = arm ? new ARM64Options() : new X86Options();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (XZOutputStream out =
        new XZOutputStream(bytes, new FilterOptions[] {jumps, new LZMA2Options()})) {
      out.write(content);
    }
    return bytes.toByteArray();
  }
}
