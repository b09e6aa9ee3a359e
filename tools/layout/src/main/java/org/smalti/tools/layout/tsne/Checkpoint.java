package org.smalti.tools.layout.tsne;

import java.util.Optional;

/** Stores the state of a descent, so that an interrupted one can be continued. */
public interface Checkpoint {
  /** What an earlier run has left, for the same vectors and options. */
  Optional<TsneState> found();

  /** Stores this state in place of the one before. */
  void keep(TsneState state);

  /** Stores nothing. */
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
