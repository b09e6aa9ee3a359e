package org.smalti.core.files;

import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.strings;

import org.quicktheories.core.Gen;
import org.quicktheories.generators.SourceDSL;

/** Names that want to be anywhere but in their folder. */
public final class NastyNames {
  private NastyNames() {}

  /** Names of few letters, so that they collide and hit what is special. */
  public static Gen<String> any() {
    return lists()
        .of(SourceDSL.arbitrary()
            .pick(
                "..", ".", "/", "\\", "a", "A", " ", "con", "nul", ":", "\0", "é", "e\u0301",
                "\ud800"))
        .ofSizeBetween(0, 6)
        .map(parts -> String.join("", parts))
        .mix(strings().allPossible().ofLengthBetween(0, 300), 20);
  }
}
