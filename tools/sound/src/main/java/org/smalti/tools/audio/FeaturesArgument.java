package org.smalti.tools.audio;

import java.io.File;
import java.util.Map;
import java.util.Stack;
import org.smalti.core.table.FeatureSet;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Decides whether the word after {@code --features} belongs to it or is a media file: it is a file if it exists or
 * looks like a path or a pattern, and is no list of features. Without a word of its own the option means the usual
 * features.
 */
final class FeaturesArgument implements IParameterPreprocessor {
  /** Parts of paths and of patterns. */
  private static final String IN_PATHS = "./\\*?[{";

  @Override
  public boolean preprocess(
      Stack<String> words, CommandSpec command, ArgSpec option, Map<String, Object> info) {
    boolean attached = "=".equals(info.get("separator"));
    if (!attached && (words.isEmpty() || isOther(words.peek()))) {
      words.push(FeatureSet.USUAL_WORD);
    }
    return false;
  }

  private static boolean isOther(String word) {
    return word.startsWith("-")
        || (!FeatureSet.isList(word)
            && (word.chars().anyMatch(c -> IN_PATHS.indexOf(c) >= 0) || new File(word).exists()));
  }
}
