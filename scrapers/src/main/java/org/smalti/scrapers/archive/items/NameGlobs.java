package org.smalti.scrapers.archive.items;

import java.nio.file.Path;
import java.util.List;
import org.smalti.core.files.GlobPattern;
import org.smalti.core.files.SafeName;

/**
 * Which names of files are wanted. A pattern is compared with the whole name and with its last part, so that {@code
 * *.mp4} finds files in folders too.
 *
 * @param wanted one of these has to match; empty: every name is wanted
 * @param excluded none of these may match
 */
public record NameGlobs(List<GlobPattern> wanted, List<GlobPattern> excluded) {
  /** Every name is wanted. */
  public static final NameGlobs ANY = new NameGlobs(List.of(), List.of());

  public NameGlobs {
    wanted = List.copyOf(wanted);
    excluded = List.copyOf(excluded);
  }

  /** @throws org.smalti.core.SmaltiException if one of them is no pattern */
  public static NameGlobs of(List<String> wanted, List<String> excluded) {
    return new NameGlobs(
        wanted.stream().map(GlobPattern::new).toList(),
        excluded.stream().map(GlobPattern::new).toList());
  }

  boolean take(String name) {
    Path path = Path.of(SafeName.path(name));
    return (wanted.isEmpty() || anyOf(wanted, path)) && !anyOf(excluded, path);
  }

  private static boolean anyOf(List<GlobPattern> globs, Path path) {
    Path last = path.subpath(path.getNameCount() - 1, path.getNameCount());
    return globs.stream().anyMatch(glob -> glob.matches(path) || glob.matches(last));
  }
}
