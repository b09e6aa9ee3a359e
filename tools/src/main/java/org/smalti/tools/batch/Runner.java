package org.smalti.tools.batch;

import java.util.List;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.RunOptions;
import org.smalti.core.files.MediaPaths;

/** Performs one recipe on many files. */
final class Runner {
  private final Recipe recipe;
  private final List<String> paths;
  private final RunOptions run;

  Runner(Recipe recipe, List<String> paths, RunOptions run) {
    this.recipe = recipe;
    this.paths = paths;
    this.run = run;
  }

  int perform() {
    run.say(recipe.verb() + " of " + MediaPaths.find(paths).size());
    throw SmaltiException.usage("nothing can be performed yet");
  }
}
