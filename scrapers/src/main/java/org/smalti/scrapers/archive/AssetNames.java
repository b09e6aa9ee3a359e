package org.smalti.scrapers.archive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gives each asset its file name in the media folder: the file's own name alone, or {@code <identifier>/<file>} for all that
 * would share one, also where only the case differs or one's folder is another's file. Depends on the assets and their order
 * only.
 */
final class AssetNames {
  private final Set<String> files = new HashSet<>();
  private final Set<String> folders = new HashSet<>();

  private AssetNames() {}

  /** The names, in the order of the assets. */
  static List<String> of(List<Asset> assets) {
    Map<String, Integer> owners = new HashMap<>();
    Set<String> folders = new HashSet<>();
    for (Asset asset : assets) {
      String folded = SafeName.folded(SafeName.path(asset.name()));
      owners.merge(folded, 1, Integer::sum);
      addFolders(folded, folders);
    }
    AssetNames names = new AssetNames();
    List<String> given = new ArrayList<>(assets.size());
    for (Asset asset : assets) {
      String plain = SafeName.path(asset.name());
      String folded = SafeName.folded(plain);
      boolean shared = owners.getOrDefault(folded, 0) > 1 || folders.contains(folded);
      given.add(names.claim(shared ? SafeName.segment(asset.identifier()) + "/" + plain : plain));
    }
    return given;
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
    files.add(SafeName.folded(free));
    addFolders(SafeName.folded(free), folders);
    return free;
  }

  private boolean taken(String folded) {
    Set<String> above = new HashSet<>();
    addFolders(folded, above);
    return files.contains(folded)
        || folders.contains(folded)
        || above.stream().anyMatch(files::contains);
  }

  private static void addFolders(String path, Set<String> folders) {
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      folders.add(path.substring(0, slash));
    }
  }
}
