package org.smalti.core.files;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import org.smalti.core.SmaltiException;

/**
 * A pattern for paths: {@code *} and {@code ?} for letters of a name, {@code [a-z]}, {@code {a,b}}, and {@code **} for
 * any letters, those of folders too. A folder called {@code **} stands for any number of folders, also for none, as in
 * shells: {@code **}{@code /*.ogg} matches {@code a.ogg} and {@code b/c/d.ogg}.
 */
public final class GlobPattern implements PathMatcher {
  private static final String WILDCARDS = "*?[{";
  private static final String ANY_FOLDERS = "**/";
  /** More of them in one pattern are a mistake; each doubles the number of patterns that are tried. */
  private static final int MOST = 8;

  private final List<PathMatcher> matchers;

  /** @throws SmaltiException if it is no pattern */
  public GlobPattern(String glob) {
    try {
      matchers = variants(glob).stream()
          .map(variant -> FileSystems.getDefault().getPathMatcher("glob:" + variant))
          .toList();
    } catch (PatternSyntaxException e) {
      throw SmaltiException.usage("\"" + glob + "\" is no glob: " + e.getDescription());
    }
  }

  /** Whether a word has wildcards. */
  public static boolean isGlob(String word) {
    return wildcard(word) >= 0;
  }

  /** The folder that a pattern begins with, up to its first wildcard; empty or with a slash at its end. */
  public static String folder(String glob) {
    int wildcard = wildcard(glob);
    return glob.substring(0, glob.lastIndexOf('/', wildcard < 0 ? glob.length() : wildcard) + 1);
  }

  /** The pattern for paths relative to a glob's {@link #folder}. */
  public static GlobPattern below(String glob) {
    return new GlobPattern(glob.substring(folder(glob).length()));
  }

  @Override
  public boolean matches(Path path) {
    return matchers.stream().anyMatch(matcher -> matcher.matches(path));
  }

  private static int wildcard(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (WILDCARDS.indexOf(word.charAt(i)) >= 0) {
        return i;
      }
    }
    return -1;
  }

  /** The pattern with each of its {@code **}{@code /} kept and left out. */
  private static Set<String> variants(String glob) {
    String simple = glob;
    while (simple.contains("**/**/")) {
      simple = simple.replace("**/**/", ANY_FOLDERS);
    }
    Set<String> variants = new LinkedHashSet<>(List.of(simple));
    int folders = 0;
    for (int at = next(simple, 0); at >= 0; at = next(simple, at + 1)) {
      if (++folders > MOST) {
        throw SmaltiException.usage(
            "\"" + glob + "\" has more than " + MOST + " times " + ANY_FOLDERS);
      }
      // Seen from the end, the places are the same in all variants that have been cut before here.
      int fromEnd = simple.length() - at;
      for (String variant : List.copyOf(variants)) {
        int place = variant.length() - fromEnd;
        variants.add(variant.substring(0, place) + variant.substring(place + ANY_FOLDERS.length()));
      }
    }
    return variants;
  }

  /** Where the next folder {@code **} begins, or −1. */
  private static int next(String glob, int from) {
    for (int at = glob.indexOf(ANY_FOLDERS, from);
        at >= 0;
        at = glob.indexOf(ANY_FOLDERS, at + 1)) {
      if (at == 0 || "/{,".indexOf(glob.charAt(at - 1)) >= 0) {
        return at;
      }
    }
    return -1;
  }
}
