package org.smalti.release;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;

/**
 * A package for Debian and what comes from it: an archive ({@code ar}) of its version, its control files and its files,
 * by the manual page deb(5). The program lies in {@value #HOME}, linked from {@code /usr/bin}; manual pages and
 * completions lie where Debian looks for them.
 */
final class DebianPackage {
  private static final String HOME = "usr/lib/smalti";
  private static final int KIBIBYTE = 1024;
  private static final int PLAIN = 0100644;
  /** Where completions lie in the archive, and where shells look for them. */
  private static final Map<String, String> COMPLETIONS = Map.of(
      "share/completions/smalti.bash", "usr/share/bash-completion/completions/smalti",
      "share/completions/_smalti", "usr/share/zsh/vendor-completions/_smalti",
      "share/completions/smalti.fish", "usr/share/fish/vendor_completions.d/smalti.fish");

  /** What the launcher adds to its folder, if it is run by somebody who may. */
  private static final String FORGET_STARTS = """
      #!/bin/sh
      set -e
      rm -f /%s/lib/start-*
      """.formatted(HOME);

  private static final String MANUAL = "share/man/";

  private final String version;
  private final ReleasePlatform platform;
  private final Instant timestamp;

  DebianPackage(String version, ReleasePlatform platform, Instant timestamp) {
    this.version = version;
    this.platform = platform;
    this.timestamp = timestamp;
  }

  String fileName() {
    return "smalti_" + debianVersion() + "_" + architecture() + ".deb";
  }

  /** A tilde sorts before everything, so that a snapshot is older than its release. */
  private String debianVersion() {
    return version.replace("-SNAPSHOT", "~snapshot");
  }

  private String architecture() {
    return platform == ReleasePlatform.LINUX_ARM64 ? "arm64" : "amd64";
  }

  /**
   * @param program what is in the archive of this platform, below its folder
   * @param scratch a folder for what is put together before it is written
   */
  void write(ArchiveTree program, Path scratch, Path target) throws IOException {
    ArchiveTree files = placed(program);
    ReproducibleArchive archive = new ReproducibleArchive(timestamp);
    Path data = scratch.resolve("data.tar.gz");
    try (OutputStream out = Files.newOutputStream(data)) {
      archive.tarGz(new ArchiveTree().tree(".", files), out);
    }
    ByteArrayOutputStream control = new ByteArrayOutputStream();
    archive.tarGz(
        new ArchiveTree()
            .text("./control", control(files))
            .text("./md5sums", md5Sums(files))
            .script("./prerm", FORGET_STARTS),
        control);
    try (ArArchiveOutputStream ar = new ArArchiveOutputStream(Files.newOutputStream(target))) {
      put(ar, "debian-binary", "2.0\n".getBytes(StandardCharsets.US_ASCII));
      put(ar, "control.tar.gz", control.toByteArray());
      ar.putArchiveEntry(header("data.tar.gz", Files.size(data)));
      Files.copy(data, ar);
      ar.closeArchiveEntry();
    }
    Files.delete(data);
  }

  private static ArchiveTree placed(ArchiveTree program) throws IOException {
    ArchiveTree files = new ArchiveTree();
    for (Map.Entry<String, ArchiveTree.Entry> named : program.entries().entrySet()) {
      String name = named.getKey();
      String completion = COMPLETIONS.get(name);
      if (completion != null) {
        files.bytes(completion, content(named.getValue()));
      } else if (name.startsWith(MANUAL)) {
        files.bytes(
            "usr/share/man/" + name.substring(MANUAL.length()) + ".gz",
            compressed(named.getValue()));
      } else {
        files.copy(HOME + "/" + name, named.getValue());
      }
    }
    files.link("usr/bin/smalti", "../lib/smalti/smalti");
    files.bytes("usr/share/doc/smalti/copyright", content(entry(program, "NOTICE.md")));
    files.bytes("usr/share/doc/smalti/changelog.gz", compressed(entry(program, "CHANGELOG.md")));
    return files;
  }

  private static ArchiveTree.Entry entry(ArchiveTree tree, String name) {
    ArchiveTree.Entry entry = tree.entries().get(name);
    if (entry == null) {
      throw new IllegalStateException("not in the archive: " + name);
    }
    return entry;
  }

  private static byte[] content(ArchiveTree.Entry entry) throws IOException {
    try (InputStream in = ArchiveTree.open(entry)) {
      return in.readAllBytes();
    }
  }

  private static byte[] compressed(ArchiveTree.Entry entry) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GzipCompressorOutputStream gzip = ReproducibleArchive.gzip(out)) {
      gzip.write(content(entry));
    }
    return out.toByteArray();
  }

  /** FFmpeg's libraries want those of C++ and of devices; the window that plays films wants those of X. */
  private String control(ArchiveTree files) throws IOException {
    long bytes = 0;
    for (ArchiveTree.Entry entry : files.entries().values()) {
      bytes += ArchiveTree.size(entry);
    }
    return String.format(
        Locale.ROOT, """
        Package: smalti
        Version: %s
        Architecture: %s
        Maintainer: The developers of Smalti <smalti@localhost>
        Installed-Size: %d
        Depends: libc6, libstdc++6, libudev1
        Recommends: libx11-6, libxext6, libxi6, libxrender1, libxtst6
        Section: sound
        Priority: optional
        Description: finds, cuts, measures, lays out and recombines media
         Smalti finds media in the Internet Archive or any folder, cuts sound into
         samples, measures them, lays tens of thousands of them out by similarity,
         and puts them together again as sorted audio and video mosaics. It brings
         its own Java and FFmpeg.
        """, debianVersion(), architecture(), (bytes + KIBIBYTE - 1) / KIBIBYTE);
  }

  private static String md5Sums(ArchiveTree files) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (Map.Entry<String, ArchiveTree.Entry> named : files.entries().entrySet()) {
      if (!(named.getValue() instanceof ArchiveTree.SymbolicLink)) {
        lines.append(md5(named.getValue())).append("  ").append(named.getKey()).append('\n');
      }
    }
    return lines.toString();
  }

  private static String md5(ArchiveTree.Entry entry) throws IOException {
    try (InputStream in = ArchiveTree.open(entry);
        DigestOutputStream digest = new DigestOutputStream(
            OutputStream.nullOutputStream(), MessageDigest.getInstance("MD5"))) {
      in.transferTo(digest);
      return HexFormat.of().formatHex(digest.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }

  private void put(ArArchiveOutputStream ar, String name, byte[] content) throws IOException {
    ar.putArchiveEntry(header(name, content.length));
    ar.write(content);
    ar.closeArchiveEntry();
  }

  private ArArchiveEntry header(String name, long size) {
    return new ArArchiveEntry(name, size, 0, 0, PLAIN, timestamp.getEpochSecond());
  }
}
