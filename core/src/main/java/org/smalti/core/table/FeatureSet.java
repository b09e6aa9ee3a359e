package org.smalti.core.table;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.smalti.core.SmaltiException;

/**
 * The features to be measured.
 *
 * @param features each once, in the order of the registry, whatever order they are given in
 */
public record FeatureSet(List<Feature> features) implements Serializable {
  public static final FeatureSet NONE = new FeatureSet(List.of());
  /** What is measured if no features are named. */
  public static final FeatureSet USUAL =
      new FeatureSet(Arrays.stream(Feature.values()).filter(Feature::isUsual).toList());

  public static final FeatureSet ALL = new FeatureSet(List.of(Feature.values()));

  /** What {@link #parse} reads as {@link #USUAL}. */
  public static final String USUAL_WORD = "usual";

  private static final String ALL_WORD = "all";

  public FeatureSet {
    features = List.copyOf(
        Arrays.stream(Feature.values()).filter(List.copyOf(features)::contains).toList());
  }

  public static FeatureSet of(Feature... features) {
    return new FeatureSet(List.of(features));
  }

  /**
   * Reads {@code all}, {@code usual} or names of features separated by commas, among which {@code usual} may be.
   *
   * @throws SmaltiException naming the words that are no features, and those that are
   */
  public static FeatureSet parse(String text) {
    List<Feature> found = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (String word : text.split(",", -1)) {
      Optional<FeatureSet> named = named(word);
      named.ifPresent(set -> found.addAll(set.features));
      if (named.isEmpty()) {
        unknown.add("\"" + word + "\"");
      }
    }
    if (!unknown.isEmpty()) {
      throw SmaltiException.usage("no feature " + String.join(", ", unknown) + "; there are "
          + ALL.columns().stream().collect(Collectors.joining(", ")) + ", and the words "
          + USUAL_WORD + " and " + ALL_WORD);
    }
    return new FeatureSet(found);
  }

  /** Whether {@link #parse} can read a text. */
  public static boolean isList(String text) {
    return Arrays.stream(text.split(",", -1)).noneMatch(word -> named(word).isEmpty());
  }

  private static Optional<FeatureSet> named(String word) {
    return switch (word) {
      case USUAL_WORD -> Optional.of(USUAL);
      case ALL_WORD -> Optional.of(ALL);
      default ->
        ALL.features.stream()
            .filter(feature -> feature.column().equals(word))
            .findAny()
            .map(FeatureSet::of);
    };
  }

  /** These features and others. */
  public FeatureSet with(Collection<Feature> more) {
    List<Feature> both = new ArrayList<>(features);
    both.addAll(more);
    return new FeatureSet(both);
  }

  public boolean isEmpty() {
    return features.isEmpty();
  }

  /** The names of the columns. */
  public List<String> columns() {
    return features.stream().map(Feature::column).toList();
  }

  /** The names, as {@link #parse} reads them. */
  @Override
  public String toString() {
    return String.join(",", columns());
  }
}
