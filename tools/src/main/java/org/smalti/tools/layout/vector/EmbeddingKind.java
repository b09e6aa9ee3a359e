package org.smalti.tools.layout.vector;

import java.util.Locale;
import java.util.function.Supplier;

/** The vectors a sample can be described by. */
public enum EmbeddingKind {
  /** 13 MFCC with first and second differences, time means: the vector of the media-tools workflow. */
  MFCC39(Mfcc39::new);

  @SuppressWarnings("ImmutableEnumChecker") // a constructor reference holds nothing
  private final Supplier<Embedding> maker;

  EmbeddingKind(Supplier<Embedding> maker) {
    this.maker = maker;
  }

  public Embedding make() {
    return maker.get();
  }

  /** What names it in options and in caches. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return word();
  }
}
