package org.smalti.media.program;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the loader of Linux reads of a program or a library: which others it needs, in which versions, and where it
 * looks for them. It is changed in place, no other byte moves; what is no file of 64-bit little-endian ELF stays as it
 * is. By the System V gABI, chapter 5 (Dynamic Linking), and the Linux Standard Base Core, chapter 10 (Symbol
 * Versioning).
 */
final class DynamicSection {
  private static final long ELF_64_LITTLE_ENDIAN = 0x0102464C457FL;
  private static final long IDENTIFIED = 0xFFFFFFFFFFFFL;
  private static final int PROGRAM_HEADERS = 32;
  private static final int PROGRAM_HEADER_COUNT = 56;
  private static final int PROGRAM_HEADER = 56;
  private static final int SEGMENT_OFFSET = 8;
  private static final int SEGMENT_ADDRESS = 16;
  private static final int SEGMENT_SIZE = 32;
  private static final int PT_LOAD = 1;
  private static final int PT_DYNAMIC = 2;
  private static final int ENTRY = 16;
  private static final int VALUE = 8;
  private static final long DT_NULL = 0;
  private static final long DT_NEEDED = 1;
  private static final long DT_STRTAB = 5;
  private static final long DT_RPATH = 15;
  private static final long DT_RUNPATH = 29;
  private static final long DT_VERNEED = 0x6ffffffe;
  private static final int VERSIONED_FILE = 4;
  private static final int NEXT_VERSIONED_FILE = 12;

  /** Where a part of the file lies in memory. */
  private record Segment(long address, long offset, long size) {}

  private final ByteBuffer file;
  private final List<Segment> segments = new ArrayList<>();
  private final List<Integer> entries = new ArrayList<>();

  private DynamicSection(ByteBuffer file) {
    this.file = file;
    if ((file.getLong(0) & IDENTIFIED) == ELF_64_LITTLE_ENDIAN) {
      readHeaders();
    }
  }

  /** @param file a whole one, which is changed */
  static DynamicSection of(byte[] file) {
    return new DynamicSection(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN));
  }

  private void readHeaders() {
    int dynamic = 0;
    int first = (int) file.getLong(PROGRAM_HEADERS);
    int end = first + file.getShort(PROGRAM_HEADER_COUNT) * PROGRAM_HEADER;
    for (int header = first; header < end; header += PROGRAM_HEADER) {
      long offset = file.getLong(header + SEGMENT_OFFSET);
      if (file.getInt(header) == PT_LOAD) {
        segments.add(new Segment(
            file.getLong(header + SEGMENT_ADDRESS), offset, file.getLong(header + SEGMENT_SIZE)));
      } else if (file.getInt(header) == PT_DYNAMIC) {
        dynamic = (int) offset;
      }
    }
    for (int entry = dynamic; dynamic > 0 && file.getLong(entry) != DT_NULL; entry += ENTRY) {
      entries.add(entry);
    }
  }

  /** The libraries that it needs, by their names. */
  List<String> needed() {
    return entries.stream()
        .filter(entry -> file.getLong(entry) == DT_NEEDED)
        .map(this::name)
        .distinct()
        .toList();
  }

  /** The libraries of which it needs certain versions, by their names. */
  List<String> versioned() {
    return entries.stream()
        .filter(entry -> file.getLong(entry) == DT_VERNEED)
        .flatMap(entry -> versionedFiles(entry).stream())
        .map(this::versionedFile)
        .toList();
  }

  /**
   * Takes libraries off those that it needs. A function of theirs must not be called then; the loader looks for them
   * when they are called first.
   */
  void needsNone(Set<String> libraries) {
    int kept = entries.stream()
        .filter(entry -> file.getLong(entry) == DT_NEEDED && !libraries.contains(name(entry)))
        .findFirst()
        .orElse(0);
    for (int entry : entries) {
      if (kept > 0 && file.getLong(entry) == DT_NEEDED && libraries.contains(name(entry))) {
        // To need another one twice is to need it once.
        file.putLong(entry + VALUE, file.getLong(kept + VALUE));
      } else if (file.getLong(entry) == DT_VERNEED) {
        forgetVersions(entry, libraries);
      }
    }
  }

  /** Takes libraries out of the list of those whose versions the loader compares; never the last. */
  private void forgetVersions(int entry, Set<String> libraries) {
    List<Integer> all = versionedFiles(entry);
    List<Integer> kept =
        all.stream().filter(file -> !libraries.contains(versionedFile(file))).toList();
    for (int i = 0; i < kept.size(); i++) {
      int next = i + 1 < kept.size() ? kept.get(i + 1) - kept.get(i) : 0;
      file.putInt(kept.get(i) + NEXT_VERSIONED_FILE, next);
    }
    if (!kept.isEmpty()) {
      int skipped = kept.get(0) - all.get(0);
      file.putLong(entry + VALUE, file.getLong(entry + VALUE) + skipped);
    }
  }

  /** Where the lists of versions begin, one for each library. */
  private List<Integer> versionedFiles(int entry) {
    List<Integer> places = new ArrayList<>();
    int place = offset(file.getLong(entry + VALUE));
    int next;
    do {
      places.add(place);
      next = file.getInt(place + NEXT_VERSIONED_FILE);
      place += next;
    } while (next != 0);
    return places;
  }

  private String versionedFile(int place) {
    return text(file.getInt(place + VERSIONED_FILE));
  }

  /**
   * The folders where a program looks for its libraries become those for the libraries of its libraries as well, and
   * go before those of {@code LD_LIBRARY_PATH}.
   */
  void searchesForAll() {
    for (int entry : entries) {
      if (file.getLong(entry) == DT_RUNPATH) {
        file.putLong(entry, DT_RPATH);
      }
    }
  }

  private String name(int entry) {
    return text(file.getLong(entry + VALUE));
  }

  private String text(long index) {
    int begin = 0;
    for (int entry : entries) {
      if (file.getLong(entry) == DT_STRTAB) {
        begin = offset(file.getLong(entry + VALUE)) + (int) index;
      }
    }
    int end = begin;
    while (file.get(end) != 0) {
      end++;
    }
    return StandardCharsets.UTF_8.decode(file.slice(begin, end - begin)).toString();
  }

  private int offset(long address) {
    for (Segment segment : segments) {
      long within = address - segment.address();
      if (within >= 0 && within < segment.size()) {
        return (int) (segment.offset() + within);
      }
    }
    throw new IllegalArgumentException("no part of the file lies at " + address);
  }
}
