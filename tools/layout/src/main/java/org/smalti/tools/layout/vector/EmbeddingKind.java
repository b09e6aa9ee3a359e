package org.smalti.tools.layout.vector;

import java.util.function.Supplier;
import org.smalti.core.table.EnumWord;

/** The vectors a sample can be described by. */
public enum EmbeddingKind {
  /**
   * Spectral shape and its change, energy envelope, pitch classes and spectral flatness, independent of the loudness.
   */
  TIMBRE(Timbre::new, 1),
  /** 13 MFCC with first and second differences, time means: the vector of the media-tools workflow. */
  MFCC39(Mfcc39::new, 1);

  /** The default: the one that finds the most samples of the same kind, see docs/adr/0016. */
  public static final EmbeddingKind USUAL = TIMBRE;

  @SuppressWarnings("ImmutableEnumChecker") // a constructor reference holds nothing
  private final Supplier<Embedding> maker;

  private final int version;

  /** @param version to be raised whenever the same sound gets another vector, so that old cache entries are not used */
  EmbeddingKind(Supplier<Embedding> maker, int version) {
    this.maker = maker;
    this.version = version;
  }

  public Embedding make() {
    return maker.get();
  }

  /** Its name in options. */
  public String word() {
    return EnumWord.of(this);
  }

  /** Its name in caches and journals: the word and the version, such as {@code timbre/1}. */
  public String edition() {
    return word() + "/" + version;
  }

  /** Whether a name found in a cache is an older edition of this kind. */
  boolean outdates(String edition) {
    return !edition.equals(edition())
        && (edition.equals(word()) || edition.startsWith(word() + "/"));
  }

  @Override
  public String toString() {
    return word();
  }
}
