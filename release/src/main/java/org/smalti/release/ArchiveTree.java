package org.smalti.release;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What an archive is to contain, by names with slashes: the same tree gives the same bytes, whoever built it when. */
final class ArchiveTree {
  /** A file or a symbolic link. */
  sealed interface Entry permits OnDisk, InMemory, SymbolicLink {}

  /** A file of the disk; its mode there is not looked at. */
  record OnDisk(Path file, boolean executable) implements Entry {}

  /** A file that is made here. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record InMemory(byte[] content, boolean executable) implements Entry {}

  /** A link to another file. */
  record SymbolicLink(String target) implements Entry {}

  private final NavigableMap<String, Entry> entries = new TreeMap<>();

  ArchiveTree file(String name, Path file, boolean executable) {
    return add(name, new OnDisk(file, executable));
  }

  ArchiveTree text(String name, String content) {
    return bytes(name, content.getBytes(StandardCharsets.UTF_8));
  }

  ArchiveTree script(String name, String content) {
    return add(name, new InMemory(content.getBytes(StandardCharsets.UTF_8), true));
  }

  ArchiveTree bytes(String name, byte[] content) {
    return add(name, new InMemory(content, false));
  }

  ArchiveTree link(String name, String target) {
    return add(name, new SymbolicLink(target));
  }

  /** All files and links of a folder; executable are those that somebody may execute there. */
  ArchiveTree folder(String name, Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        String below = name + "/" + slashed(folder.relativize(file));
        if (Files.isSymbolicLink(file)) {
          link(below, slashed(Files.readSymbolicLink(file)));
        } else {
          file(below, file, Files.isExecutable(file));
        }
      }
    }
    return this;
  }

  private static String slashed(Path path) {
    return path.toString().replace('\\', '/');
  }

  /** All of another tree, below a folder. */
  ArchiveTree tree(String name, ArchiveTree other) {
    other.entries.forEach((below, entry) -> add(name + "/" + below, entry));
    return this;
  }

  /** An entry of another tree under a name of its own. */
  ArchiveTree copy(String name, Entry entry) {
    return add(name, entry);
  }

  private ArchiveTree add(String name, Entry entry) {
    if (entries.put(name, entry) != null) {
      throw new IllegalStateException("twice in the archive: " + name);
    }
    return this;
  }

  /** In the order of their names. */
  NavigableMap<String, Entry> entries() {
    return entries;
  }

  /** The names of all folders, each before what is in it. */
  List<String> folders() {
    TreeMap<String, Boolean> folders = new TreeMap<>();
    for (String name : entries.keySet()) {
      for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
        folders.put(name.substring(0, slash + 1), true);
      }
    }
    return List.copyOf(folders.keySet());
  }

  static InputStream open(Entry entry) throws IOException {
    if (entry instanceof OnDisk onDisk) {
      return Files.newInputStream(onDisk.file());
    }
    return new ByteArrayInputStream(
        entry instanceof InMemory inMemory ? inMemory.content() : new byte[0]);
  }

  static long size(Entry entry) throws IOException {
    if (entry instanceof OnDisk onDisk) {
      return Files.size(onDisk.file());
    }
    return entry instanceof InMemory inMemory ? inMemory.content().length : 0;
  }

  static boolean isExecutable(Entry entry) {
    return entry instanceof OnDisk onDisk
        ? onDisk.executable()
        : entry instanceof InMemory inMemory && inMemory.executable();
  }
}
