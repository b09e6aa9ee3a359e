package org.smalti.tools.batch;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.smalti.core.SmaltiException;

/**
 * What a verb makes of a file. It holds only its options; the runner decides where and when it is performed, and
 * whether the result gets its final name. Its {@code toString} names every option, as a record's does: what was made
 * with other options counts as not done.
 */
public interface Recipe extends Serializable {
  /** The subcommand's name, such as {@code denoise}; the name of the stage in messages and tables too. */
  String verb();

  /** What stands before the extension of an output beside its original, such as {@code denoised}. */
  String suffix();

  /**
   * The encoders that the program must have, asked once before anything starts; not asked where {@code --args} replaces
   * them.
   */
  List<String> encoders();

  /** The filters that the program must have, asked once before anything starts. */
  List<String> filters();

  /** What else could be chosen where a result turns out to be wrong, as the end of a sentence; empty: nothing. */
  default String wayOut() {
    return "";
  }

  /** Whether it makes nothing and says what making would come to. */
  default boolean estimates() {
    return false;
  }

  /** How many files at once, and how many threads each, unless the options say it. */
  JobShape shape(int cores);

  /** Why a file needs nothing, such as {@code "is AV1 already"}; nothing if it has to be worked on. */
  Optional<String> refusal(SourceFile source);

  /** Of the output, without dot. */
  String extension(SourceFile source);

  /** The same recipe for a batch of these files, if what is made of one depends on the others. */
  default Recipe forAll(List<SourceFile> sources) {
    return this;
  }

  /** What the result of a file depends on beside the file itself. */
  default String key(SourceFile source) {
    return toString();
  }

  /**
   * Decides how a file is made. It may measure first, through the context; a dry run calls it too.
   *
   * @throws SmaltiException if this file can't be made: it is left out, the others go on
   */
  Conversion make(SourceFile source, RecipeContext context);
}
