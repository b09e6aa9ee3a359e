package org.smalti.release;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/** Writes trees as archives in which nothing tells when, where and by whom they were made. */
final class ReproducibleArchive {
  private static final int EXECUTABLE = 0755;
  private static final int PLAIN = 0644;
  private static final int REGULAR_FILE = 0100000;
  private static final int FOLDER = 0040000;

  private final Instant timestamp;

  /** @param timestamp of all entries */
  ReproducibleArchive(Instant timestamp) {
    this.timestamp = timestamp;
  }

  /** Compressed tar: owner root, modes 644 and 755, in the order of names. */
  void tarGz(ArchiveTree tree, OutputStream out) throws IOException {
    GzipCompressorOutputStream gzip = gzip(out);
    TarArchiveOutputStream tar = new TarArchiveOutputStream(gzip, StandardCharsets.UTF_8.name());
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_STAR);
    for (Map.Entry<String, ArchiveTree.Entry> named : inOrder(tree).entrySet()) {
      TarArchiveEntry header = header(named.getKey(), named.getValue());
      tar.putArchiveEntry(header);
      if (header.isFile()) {
        copy(named.getValue(), tar);
      }
      tar.closeArchiveEntry();
    }
    tar.finish();
    gzip.finish();
  }

  private TarArchiveEntry header(String name, ArchiveTree.Entry entry) throws IOException {
    TarArchiveEntry header;
    if (entry instanceof ArchiveTree.SymbolicLink link) {
      header = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
      header.setLinkName(link.target());
      header.setMode(0777);
    } else {
      header = new TarArchiveEntry(name);
      header.setMode(header.isDirectory() ? EXECUTABLE : mode(entry));
      header.setSize(header.isDirectory() ? 0 : ArchiveTree.size(entry));
    }
    header.setIds(0, 0);
    header.setNames("root", "root");
    header.setModTime(FileTime.from(timestamp));
    return header;
  }

  /** For Windows. Files are as executable as in a tar, for those who unpack it elsewhere. */
  void zip(ArchiveTree tree, Path target) throws IOException {
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(target)) {
      zip.setLevel(Deflater.BEST_COMPRESSION);
      for (Map.Entry<String, ArchiveTree.Entry> named : inOrder(tree).entrySet()) {
        ZipArchiveEntry header = new ZipArchiveEntry(named.getKey());
        header.setTimeLocal(LocalDateTime.ofInstant(timestamp, ZoneOffset.UTC));
        header.setUnixMode(
            header.isDirectory() ? FOLDER | EXECUTABLE : REGULAR_FILE | mode(named.getValue()));
        zip.putArchiveEntry(header);
        if (!header.isDirectory()) {
          copy(named.getValue(), zip);
        }
        zip.closeArchiveEntry();
      }
    }
  }

  /** A compressed stream without a time or a name. */
  static GzipCompressorOutputStream gzip(OutputStream out) throws IOException {
    GzipParameters parameters = new GzipParameters();
    parameters.setCompressionLevel(Deflater.BEST_COMPRESSION);
    return new GzipCompressorOutputStream(out, parameters);
  }

  /** Folders end with a slash, and so stand before their files. */
  private static NavigableMap<String, ArchiveTree.Entry> inOrder(ArchiveTree tree) {
    NavigableMap<String, ArchiveTree.Entry> all = new TreeMap<>(tree.entries());
    tree.folders().forEach(folder -> all.put(folder, new ArchiveTree.InMemory(new byte[0], false)));
    return all;
  }

  private static int mode(ArchiveTree.Entry entry) {
    return ArchiveTree.isExecutable(entry) ? EXECUTABLE : PLAIN;
  }

  private static void copy(ArchiveTree.Entry entry, OutputStream out) throws IOException {
    try (InputStream in = ArchiveTree.open(entry)) {
      in.transferTo(out);
    }
  }
}
