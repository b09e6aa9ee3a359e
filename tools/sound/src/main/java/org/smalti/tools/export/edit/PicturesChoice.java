package org.smalti.tools.export.edit;

import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.table.EnumWord;
import picocli.CommandLine.Option;

/** Whether sounds or pictures alone are wanted. */
final class PicturesChoice {
  /** What can be wanted alone. */
  enum Only {
    SOUND,
    PICTURE;

    /** The word on the command line. */
    @Override
    public String toString() {
      return EnumWord.of(this);
    }
  }

  @Option(
      names = "--only",
      paramLabel = "PART",
      description =
          "${COMPLETION-CANDIDATES}: of films that alone (default: films are heard and seen, by"
              + " the column hasVideo or the endings of their names)")
  private @Nullable Only only;

  boolean isHeard(EditClip clip) {
    return clip.media().isHeard() && only != Only.PICTURE;
  }

  boolean isSeen(EditClip clip) {
    return clip.media().isSeen() && only != Only.SOUND;
  }

  /**
   * The clips of a list that are heard or seen, and last for a frame.
   *
   * @param source what the list is of, for messages
   * @param rate frames a second
   * @throws SmaltiException if there are none
   */
  EditList of(EditList list, String source, double rate) {
    EditList kept = list.where(clip -> isHeard(clip) || isSeen(clip));
    if (kept.clips().isEmpty()) {
      throw SmaltiException.input(source + ": none of its clips has a "
          + (only == null ? "sound" : only.toString()) + "; leave out --only");
    }
    if (FramedClip.of(kept.clips(), rate).isEmpty()) {
      throw SmaltiException.input(
          source + ": none of its clips lasts for a frame; choose a higher --fps");
    }
    return kept;
  }
}
