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
  /** What becomes of the files of a jar that stay. */
  enum Packing {
    /** They stay as they are. */
    AS_IT_IS,
    /** Those that are native libraries become a {@link PackedResource}. */
    XZ
  }

  private final Predicate<String> wanted;
  private final Packing packing;
  private final Map<String, byte[]> replacements;
  private final Instant timestamp;

  /**
   * @param wanted says which files stay; folders go
   * @param replacements what files have instead, by their names
   * @param timestamp of what is not as it was
   */
  TrimmedJar(
      Predicate<String> wanted,
      Packing packing,
      Map<String, byte[]> replacements,
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
        byte[] replacement = replacements.get(entry.getName());
        if (replacement != null) {
          put(trimmed, entry.getName(), replacement, false);
        } else if (!entry.isDirectory() && wanted.test(entry.getName())) {
          copy(zip, entry, trimmed);
        }
      }
    }
  }

  private void copy(ZipFile zip, ZipArchiveEntry entry, ZipArchiveOutputStream out)
      throws IOException {
    String name = entry.getName();
    if (packing == Packing.XZ && WantedNatives.isLibrary(name)) {
      try (InputStream in = zip.getInputStream(entry)) {
        boolean arm = name.contains("arm64") || name.contains("aarch64");
        put(out, name + PackedResource.ENDING, xz(in.readAllBytes(), arm), true);
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

  /** As the program reads it. The jumps of a processor's code are made alike first, which saves a tenth. */
  private static byte[] xz(byte[] content, boolean arm) throws IOException {
    FilterOptions jumps = arm ? new ARM64Options() : new X86Options();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (XZOutputStream out =
        new XZOutputStream(bytes, new FilterOptions[] {jumps, new LZMA2Options()})) {
      out.write(content);
    }
    return bytes.toByteArray();
  }
}
