package org.smalti.tools.layout.tsne;

import java.util.Optional;

/** Keeps a descent, so that an interrupted one is taken up again. */
public interface Checkpoint {
  /** What an earlier run has left, for the same vectors and options. */
  Optional<TsneState> found();

  /** Keeps this instead of what was kept before. */
  void keep(TsneState state);

  /** Keeps nothing. */
  static Checkpoint none() {
    return new Checkpoint() {
      @Override
      public Optional<TsneState> found() {
        return Optional.empty();
      }

      @Override
      public void keep(TsneState state) {}
    };
  }
}
