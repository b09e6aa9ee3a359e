package org.smalti.tools.batch;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.smalti.core.SmaltiException;

/** What a person may accept of a source that is otherwise refused; each is one check and no other. */
enum Allowance {
  /** It decodes with errors, or has broken packets: what can't be read is left out. */
  ERRORS("errors"),
  /** It ends before it should. */
  SHORT("short"),
  /** Its sound is longer than its time stamps leave room for: what is too much is cut off. */
  CROWDED("crowded"),
  /** Pictures have the same time as others and are left out. */
  MERGED_FRAMES("merged-frames");

  /** What is meant by a damaged file. */
  static final Set<Allowance> DAMAGE = Set.of(ERRORS, SHORT, CROWDED);

  private final String word;

  Allowance(String word) {
    this.word = word;
  }

  /**
   * The allowances of these words.
   *
   * @throws SmaltiException if a word is none
   */
  static Set<Allowance> of(Collection<String> words) {
    Set<Allowance> all = EnumSet.noneOf(Allowance.class);
    words.forEach(text -> all.add(of(text)));
    return all;
  }

  private static Allowance of(String text) {
    return Arrays.stream(values())
        .filter(it -> it.word.equals(text))
        .findFirst()
        .orElseThrow(() -> SmaltiException.usage(
            "--accept is " + words(List.of(values()), ", ") + ", not " + text));
  }

  /** The option that accepts all of these. */
  static String option(Collection<Allowance> wanted) {
    return "--accept " + words(wanted, ",");
  }

  private static String words(Collection<Allowance> all, String between) {
    return all.stream().map(it -> it.word).collect(Collectors.joining(between));
  }
}
