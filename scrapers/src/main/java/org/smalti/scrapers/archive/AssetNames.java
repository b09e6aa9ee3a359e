package org.smalti.scrapers.archive;

import java.util.HashSet;
import java.util.Set;

/**
 * Gives each asset its file name in the media folder: the file's own name alone, or {@code <identifier>/<file>} for all that
 * would share one, also where only the case differs or one's folder is another's file. All are announced first, then each is
 * named; the names depend on the assets and their order only.
 *
 * <p>Names are remembered as 64-bit digests, so that memory does not grow with their length. Two that happen to have the same
 * digest are only treated as if they were equal.
 */
final class AssetNames {
  private final Set<Long> announced = new HashSet<>();
  private final Set<Long> shared = new HashSet<>();
  private final Set<Long> announcedFolders = new HashSet<>();
  private final Set<Long> files = new HashSet<>();
  private final Set<Long> folders = new HashSet<>();

  /** An asset of this name will be named. */
  void announce(String name) {
    String folded = SafeName.folded(SafeName.path(name));
    if (!announced.add(digest(folded))) {
      shared.add(digest(folded));
    }
    addFolders(folded, announcedFolders);
  }

  /** A file name is in use already. */
  void reserve(String filename) {
    String folded = SafeName.folded(filename.replace('\\', '/'));
    files.add(digest(folded));
    addFolders(folded, folders);
  }

  /** The file name of an asset. */
  String name(String identifier, String name) {
    String plain = SafeName.path(name);
    String folded = SafeName.folded(plain);
    long digest = digest(folded);
    boolean alone =
        !shared.contains(digest) && !announcedFolders.contains(digest) && !taken(folded);
    return claim(alone ? plain : SafeName.segment(identifier) + "/" + plain);
  }

  /** The name itself; if it is taken even so, with a number before its extension, or in a numbered folder. */
  private String claim(String name) {
    String free = name;
    for (int n = 2; taken(SafeName.folded(free)); n++) {
      int dot = name.lastIndexOf('.');
      int at = dot > name.lastIndexOf('/') + 1 ? dot : name.length();
      String numbered = name.substring(0, at) + "~" + n + name.substring(at);
      free = taken(SafeName.folded(numbered)) ? "~" + n + "/" + name : numbered;
    }
    reserve(free);
    return free;
  }

  private boolean taken(String folded) {
    Set<Long> above = new HashSet<>();
    addFolders(folded, above);
    return files.contains(digest(folded))
        || folders.contains(digest(folded))
        || above.stream().anyMatch(files::contains);
  }

  private static void addFolders(String path, Set<Long> folders) {
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      folders.add(digest(path.substring(0, slash)));
    }
  }

  /** FNV-1a over the characters, with a final mix. */
  static long digest(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return (hash ^ (hash >>> 32)) * 0x9e3779b97f4a7c15L;
  }
}
