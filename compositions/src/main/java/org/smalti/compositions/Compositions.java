package org.smalti.compositions;

import java.util.function.Supplier;
import org.smalti.compositions.generative.Poster;
import org.smalti.compositions.generative.Proliferation;
import org.smalti.compositions.generative.Shuffle;
import org.smalti.compositions.generative.Splice;
import org.smalti.compositions.generative.Stretch;
import org.smalti.compositions.generative.Waves;
import org.smalti.core.table.EnumWord;

/** All compositions: a new one is its class and a line here. */
public enum Compositions {
  PROLIFERATION(Proliferation::new),
  WAVES(Waves::new),
  SHUFFLE(Shuffle::new),
  STRETCH(Stretch::new),
  SPLICE(Splice::new),
  POSTER(Poster::new);

  @SuppressWarnings("ImmutableEnumChecker") // a constructor has no state
  private final Supplier<Composition> maker;

  Compositions(Supplier<Composition> maker) {
    this.maker = maker;
  }

  /** A new one with its options at their defaults. */
  public Composition create() {
    return maker.get();
  }

  /** What it is called on the command line. */
  public String word() {
    return EnumWord.of(this);
  }
}
