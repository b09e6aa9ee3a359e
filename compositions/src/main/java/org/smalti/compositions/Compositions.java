package org.smalti.compositions;

import java.util.Locale;
import java.util.function.Supplier;
import org.smalti.compositions.generative.Falling;
import org.smalti.compositions.generative.Flow;
import org.smalti.compositions.generative.Orbits;
import org.smalti.compositions.generative.Poster;
import org.smalti.compositions.generative.Proliferation;
import org.smalti.compositions.generative.Shuffle;
import org.smalti.compositions.generative.Splice;
import org.smalti.compositions.generative.Stretch;
import org.smalti.compositions.generative.Waves;
import org.smalti.core.table.EnumWord;
import picocli.CommandLine.Command;

/** All compositions: a new one is its class and a line here. */
public enum Compositions {
  PROLIFERATION(Proliferation::new),
  WAVES(Waves::new),
  FALLING(Falling::new),
  ORBITS(Orbits::new),
  SHUFFLE(Shuffle::new),
  STRETCH(Stretch::new),
  FLOW(Flow::new),
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

  /**
   * What a composition does: what its {@code @Command} says, or the words of its class's name, such as "Roll call.".
   */
  static String description(Composition composition) {
    Command said = composition.getClass().getAnnotation(Command.class);
    if (said != null && said.description().length > 0) {
      return String.join(" ", said.description());
    }
    String words = composition.getClass().getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ");
    if (words.isEmpty()) {
      return "A composition without a name.";
    }
    return words.charAt(0) + words.substring(1).toLowerCase(Locale.ROOT) + ".";
  }
}
