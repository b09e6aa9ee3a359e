package org.smalti.scrapers.archive.items;

import org.smalti.core.files.SafeName;

/**
 * Gives each asset its file name in the media folder: the file's own name alone, or {@code <identifier>/<file>} for all that
 * would share one, also where only the case differs or one's folder is another's file. All are announced first, then each is
 * named; the names depend on the assets and their order only.
 *
 * <p>Names are remembered as {@link DigestIndex}; two that happen to have the same one are only treated as if they were equal.
 */
final class AssetNames {
  private final DigestIndex announced = new DigestIndex();
  private final DigestIndex shared = new DigestIndex();
  private final DigestIndex announcedFolders = new DigestIndex();
  private final DigestIndex files = new DigestIndex();
  private final DigestIndex folders = new DigestIndex();

  /** An asset of this name will be named. */
  void announce(String name) {
    String folded = SafeName.folded(SafeName.path(name));
    if (!announced.add(folded)) {
      shared.add(folded);
    }
    addFolders(folded, announcedFolders);
  }

  /** A file name is in use already. */
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
