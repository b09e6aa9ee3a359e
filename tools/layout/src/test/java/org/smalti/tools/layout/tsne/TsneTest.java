package org.smalti.tools.layout.tsne;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.core.CancelledException;
import org.smalti.core.SmaltiException;
import org.smalti.core.run.Failure;
import org.smalti.core.run.Run;
import org.smalti.core.run.RunFactory;
import org.smalti.tools.layout.vector.Vectors;
import smile.manifold.TSNE;

class TsneTest {
  @Test
  void itIsAtLeastAsGoodAsAnExactOne() {
    Vectors vectors = clusters(250, 12, 8, 5);
    TsneResult ours =
        new Tsne(new TsneOptions(2, 20, 0.5, 1000, 1)).place(vectors, 2, RunFactory.silent());
    double[][] rows = new double[vectors.count()][vectors.size()];
    for (int i = 0; i < rows.length; i++) {
      for (int k = 0; k < vectors.size(); k++) {
        rows[i][k] = vectors.values()[i * vectors.size() + k];
      }
    }
    double[][] exact = new TSNE(rows, 2, 20, 200, 1000).coordinates;
    double[] theirs = Arrays.stream(exact).flatMapToDouble(Arrays::stream).toArray();
    assertThat(Measures.divergence(vectors, ours.coordinates(), 2, 20))
        .isLessThanOrEqualTo(Measures.divergence(vectors, theirs, 2, 20) * 1.03);
    assertThat(Measures.neighboursKept(vectors, ours.coordinates(), 2))
        .isGreaterThanOrEqualTo(Measures.neighboursKept(vectors, theirs, 2) - 0.02);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void theUsualIterationsOfManyPointsGoMostOfTheWay(int components) {
    Vectors vectors = clusters(4100, 8, 15, 6);
    double usual = new Tsne(new TsneOptions(components, 30, 0.5, 0, 1))
        .place(vectors, 2, RunFactory.silent())
        .divergence();
    double thorough = new Tsne(new TsneOptions(components, 30, 0.5, 1000, 1))
        .place(vectors, 2, RunFactory.silent())
        .divergence();
    assertThat(usual).isLessThan(thorough * 1.1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void theDivergenceItReportsIsTheTrueOne(int components) {
    Vectors vectors = clusters(300, 9, 6, 2);
    TsneResult placement = new Tsne(new TsneOptions(components, 15, 0.3, 400, 1))
        .place(vectors, 2, RunFactory.silent());
    assertThat(placement.divergence())
        .isCloseTo(
            Measures.divergence(vectors, placement.coordinates(), components, 15),
            Offset.offset(0.05));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void placesAreBitIdenticalAtAnyNumberOfThreads(int components) {
    Vectors vectors = clusters(1500, 13, 10, 3);
    var tsne = new Tsne(new TsneOptions(components, 30, 0.5, 60, 7));
    double[] one = tsne.place(vectors, 1, RunFactory.silent()).coordinates();
    assertThat(tsne.place(vectors, 2, RunFactory.silent()).coordinates()).isEqualTo(one);
    assertThat(tsne.place(vectors, 5, RunFactory.silent()).coordinates()).isEqualTo(one);
    double[] otherSeed = new Tsne(new TsneOptions(components, 30, 0.5, 60, 8))
        .place(vectors, 2, RunFactory.silent())
        .coordinates();
    assertThat(otherSeed).isNotEqualTo(one);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void clustersStayTogether(int components) {
    Vectors vectors = clusters(600, 20, 6, 4);
    TsneResult placement = new Tsne(new TsneOptions(components, 30, 0.5, 500, 1))
        .place(vectors, 2, RunFactory.silent());
    int same = 0;
    for (int i = 0; i < vectors.count(); i++) {
      int nearest = -1;
      double best = Double.POSITIVE_INFINITY;
      for (int j = 0; j < vectors.count(); j++) {
        double distance = 0;
        for (int d = 0; d < components; d++) {
          double difference = placement.coordinates()[i * components + d]
              - placement.coordinates()[j * components + d];
          distance += difference * difference;
        }
        if (j != i && distance < best) {
          best = distance;
          nearest = j;
        }
      }
      same += nearest % 6 == i % 6 ? 1 : 0;
    }
    assertThat(same).isGreaterThan(590);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 7, 12, 31})
  void smallCollectionsGetPlacesOfTheirOwn(int count) {
    for (int components = 1; components <= 3; components++) {
      double[] places = new Tsne(new TsneOptions(components, 30, 0.5, 300, 1))
          .place(clusters(count, 5, 2, 1), 2, RunFactory.silent())
          .coordinates();
      assertThat(places).hasSize(count * components).doesNotContain(Double.NaN);
      assertThat(Arrays.stream(places).allMatch(Double::isFinite)).isTrue();
      for (int i = 1; i < count; i++) {
        assertThat(Arrays.copyOfRange(places, i * components, (i + 1) * components))
            .isNotEqualTo(Arrays.copyOf(places, components));
      }
    }
  }

  @Test
  void equalVectorsAndConstantColumnsAreNoObstacle() {
    Vectors equal = new Vectors(500, 4, new float[2000]).standardized(new float[] {1, 1, 1, 1});
    double[] places = new Tsne(new TsneOptions(2, 30, 0.5, 300, 1))
        .place(equal, 2, RunFactory.silent())
        .coordinates();
    assertThat(Arrays.stream(places).allMatch(Double::isFinite)).isTrue();
    float[] twice = new float[400 * 3];
    Random random = new Random(1);
    for (int i = 0; i < 200; i++) {
      twice[i * 3] = twice[(i + 200) * 3] = (float) random.nextGaussian();
      twice[i * 3 + 1] = twice[(i + 200) * 3 + 1] = (float) random.nextGaussian();
    }
    places = new Tsne(new TsneOptions(2, 30, 0.5, 500, 1))
        .place(new Vectors(400, 3, twice), 2, RunFactory.silent())
        .coordinates();
    double apart = 0;
    for (int i = 0; i < 200; i++) {
      apart +=
          Math.hypot(places[2 * i] - places[2 * i + 400], places[2 * i + 1] - places[2 * i + 401]);
    }
    assertThat(apart / 200).as("mean distance of equal vectors").isLessThan(1);
  }

  @Test
  void whatCannotBePlacedIsRefused() {
    var tsne = new Tsne(new TsneOptions(2, 30, 0.5, 10, 1));
    assertThatThrownBy(() -> tsne.place(new Vectors(0, 2, new float[0]), 1, RunFactory.silent()))
        .isInstanceOf(SmaltiException.class);
    assertThatThrownBy(() ->
            tsne.place(new Vectors(2, 1, new float[] {1, Float.NaN}), 1, RunFactory.silent()))
        .isInstanceOf(SmaltiException.class)
        .hasMessageContaining("no finite numbers");
    assertThatThrownBy(() -> new TsneOptions(4, 30, 0.5, 10, 1)).hasMessageContaining("components");
    assertThatThrownBy(() -> new TsneOptions(2, Double.NaN, 0.5, 10, 1))
        .hasMessageContaining("perplexity");
    assertThatThrownBy(() -> new TsneOptions(2, 30, 2, 10, 1)).hasMessageContaining("angle");
    assertThatThrownBy(() -> new TsneOptions(2, 30, 0.5, -1, 1)).hasMessageContaining("iterations");
  }

  @Test
  void itStopsWhenItIsCancelled() {
    var counting = new CancelAfter(20);
    assertThatThrownBy(() -> new Tsne(new TsneOptions(2, 5, 0.5, 1_000_000, 1))
            .place(clusters(50, 4, 2, 1), 2, (stage, total, unit) -> counting))
        .isInstanceOf(CancelledException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void whatGoesOnAfterAnInterruptEndsWhereItWouldHaveEnded(int components) {
    Vectors vectors = clusters(1600, 5, 4, 9);
    var tsne = new Tsne(new TsneOptions(components, 20, 0.5, 90, 1));
    double[] whole = tsne.place(vectors, 2, RunFactory.silent()).coordinates();
    var kept = new Kept();
    var stopping = new CancelAfter(1600 + 40);
    assertThatThrownBy(() -> tsne.place(vectors, 2, (stage, total, unit) -> stopping, kept))
        .isInstanceOf(CancelledException.class);
    assertThat(kept.found().orElseThrow().iterations()).isBetween(35, 45);
    double[] resumed = tsne.place(vectors, 3, RunFactory.silent(), kept).coordinates();
    assertThat(Arrays.equals(resumed, whole)).isTrue();
  }

  @Test
  void byCosineOnlyTheDirectionCounts() {
    Vectors vectors = clusters(300, 6, 4, 6);
    float[] longer = vectors.values().clone();
    Random random = new Random(2);
    for (int i = 0; i < 300; i++) {
      float factor = 1 << random.nextInt(8);
      for (int k = 0; k < 6; k++) {
        longer[i * 6 + k] *= factor;
      }
    }
    var tsne =
        new Tsne(new TsneOptions(2, 20, 0.5, TsneOptions.Descending.usual(200), Metric.COSINE, 1));
    assertThat(tsne.place(new Vectors(300, 6, longer), 2, RunFactory.silent()).coordinates())
        .isEqualTo(tsne.place(vectors, 2, RunFactory.silent()).coordinates());
    assertThat(
            tsne.place(new Vectors(9, 2, new float[18]), 2, RunFactory.silent()).coordinates())
        .doesNotContain(Double.NaN);
  }

  @Test
  void aRandomStartEndsInClustersToo() {
    Vectors vectors = clusters(400, 10, 4, 7);
    var descent = new TsneOptions.Descending(500, 12, 1, 0, Initialization.RANDOM);
    var options = new TsneOptions(2, 20, 0.5, descent, Metric.EUCLIDEAN, 3);
    double[] places = new Tsne(options).place(vectors, 2, RunFactory.silent()).coordinates();
    double[] usual = new Tsne(new TsneOptions(2, 20, 0.5, 500, 3))
        .place(vectors, 2, RunFactory.silent())
        .coordinates();
    assertThat(places).isNotEqualTo(usual);
    assertThat(Measures.divergence(vectors, places, 2, 20))
        .isLessThan(Measures.divergence(vectors, usual, 2, 20) + 0.1);
  }

  @Test
  void lateExaggerationDrawsThePointsTogether() {
    Vectors vectors = clusters(400, 10, 4, 7);
    var tight = new TsneOptions.Descending(500, 12, 4, 0, Initialization.PCA);
    var options = new TsneOptions(2, 20, 0.5, tight, Metric.EUCLIDEAN, 3);
    assertThat(extent(new Tsne(options).place(vectors, 2, RunFactory.silent()).coordinates()))
        .isLessThan(0.7
            * extent(new Tsne(new TsneOptions(2, 20, 0.5, 500, 3))
                .place(vectors, 2, RunFactory.silent())
                .coordinates()));
  }

  private static double extent(double[] places) {
    return Arrays.stream(places).map(Math::abs).max().orElse(0);
  }

  /** A checkpoint in memory. */
  private static final class Kept implements Checkpoint {
    private Optional<TsneState> state = Optional.empty();

    @Override
    public Optional<TsneState> found() {
      return state;
    }

    @Override
    public void keep(TsneState reached) {
      state = Optional.of(reached);
    }
  }

  @Test
  void aReducedPerplexityIsSaid() {
    var said = new StringBuilder();
    var listening = new CancelAfter(Integer.MAX_VALUE) {
      @Override
      public void say(String message) {
        said.append(message).append('\n');
      }
    };
    new Tsne(new TsneOptions(2, 30, 0.5, 10, 1))
        .place(clusters(31, 4, 2, 1), 2, (stage, total, unit) -> listening);
    assertThat(said).contains("perplexity 10.0 instead of 30.0, as there are only 31 samples");
  }

  /** {@code count} vectors in clusters that take turns, deterministic. */
  static Vectors clusters(int count, int size, int clusters, long seed) {
    Random random = new Random(seed);
    float[] centres = new float[clusters * size];
    for (int i = 0; i < centres.length; i++) {
      centres[i] = (float) (3 * random.nextGaussian());
    }
    float[] values = new float[count * size];
    for (int i = 0; i < values.length; i++) {
      int cluster = i / size % clusters;
      values[i] = (float) (centres[cluster * size + i % size] + random.nextGaussian());
    }
    return new Vectors(count, size, values);
  }

  /** A run that is cancelled after some advances. */
  private static class CancelAfter implements Run {
    private final int limit;
    private final AtomicLong advanced = new AtomicLong();

    CancelAfter(int limit) {
      this.limit = limit;
    }

    @Override
    public void advance(long amount) {
      advanced.addAndGet(amount);
    }

    @Override
    public void skip(Failure failure) {
      throw new AssertionError(failure);
    }

    @Override
    public void say(String message) {}

    @Override
    public void throwIfCancelled() {
      if (advanced.get() > limit) {
        throw new CancelledException();
      }
    }

    @Override
    public void close() {}
  }
}
