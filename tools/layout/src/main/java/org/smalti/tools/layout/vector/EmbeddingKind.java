package org.smalti.tools.layout.vector;

import java.util.function.Supplier;
import org.smalti.core.table.EnumWord;

/** The vectors a sample can be described by. */
public enum EmbeddingKind {
  /** Colour, its change, course of energy, pitch classes and noisiness, whatever the loudness. */
  TIMBRE(Timbre::new, 1),
  /** 13 MFCC with first and second differences, time means: the vector of the media-tools workflow. */
  MFCC39(Mfcc39::new, 1);

  /** What is taken if nobody says otherwise: what finds the most samples of the same kind, see docs/adr/0016. */
  public static final EmbeddingKind USUAL = TIMBRE;

  @SuppressWarnings("ImmutableEnumChecker") // a constructor reference holds nothing
  private final Supplier<Embedding> maker;

  private final int version;

  /** @param version one more than before, whenever the same sound gets another vector: caches tell by it */
  EmbeddingKind(Supplier<Embedding> maker, int version) {
    this.maker = maker;
    this.version = version;
  }

  public Embedding make() {
    return maker.get();
  }

  /** What names it in options. */
  public String word() {
    return EnumWord.of(this);
  }

  /** What names it in caches and journals: the word and the version, like {@code timbre/1}. */
  public String edition() {
    return word() + "/" + version;
  }

  /** Whether a name found in a cache is that of an edition that is made no longer. */
  boolean outdates(String edition) {
    return !edition.equals(edition())
        && (edition.equals(word()) || edition.startsWith(word() + "/"));
  }

  @Override
  public String toString() {
    return word();
  }
}
