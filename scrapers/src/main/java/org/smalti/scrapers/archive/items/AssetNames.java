package org.smalti.scrapers.archive.items;

import org.smalti.core.files.SafeName;

/**
 * Gives each asset its file name in the media folder: the file's own name, or {@code <identifier>/<file>} for all files
 * that would have the same name. Names that differ only in case count as the same, and a folder's name as that of a
 * file. All assets are announced first, then each is named; the names depend only on the assets and their order.
 *
 * <p>A {@link DigestIndex} holds the names; two names with the same digest are treated as if they were equal, which
 * does no harm.
 */
final class AssetNames {
  private final DigestIndex announced = new DigestIndex();
  private final DigestIndex shared = new DigestIndex();
  private final DigestIndex announcedFolders = new DigestIndex();
  private final DigestIndex files = new DigestIndex();
  private final DigestIndex folders = new DigestIndex();

  /** Says that an asset of this name will be named. */
  void announce(String name) {
    String folded = SafeName.folded(SafeName.path(name));
    if (!announced.add(folded)) {
      shared.add(folded);
    }
    addFolders(folded, announcedFolders);
  }

  /** Excludes a file name that is in use already. */
  void reserve(String filename) {
    String folded = SafeName.folded(filename.replace('\\', '/'));
    files.add(folded);
    addFolders(folded, folders);
  }

  /** The file name of an asset. */
  String name(String identifier, String name) {
    String plain = SafeName.path(name);
    String folded = SafeName.folded(plain);
    boolean alone = !shared.has(folded) && !announcedFolders.has(folded) && !taken(folded);
    return claim(alone ? plain : SafeName.segment(identifier) + "/" + plain);
  }

  /** The name itself; if it is taken, the name with a number before its extension, or in a numbered folder. */
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
    for (int slash = folded.indexOf('/'); slash >= 0; slash = folded.indexOf('/', slash + 1)) {
      if (files.has(folded.substring(0, slash))) {
        return true;
      }
    }
    return files.has(folded) || folders.has(folded);
  }

  private static void addFolders(String path, DigestIndex folders) {
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      folders.add(path.substring(0, slash));
    }
  }
}
