package org.smalti.tools.layout.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.smalti.core.SmaltiException;
import org.smalti.core.run.Run;
import org.smalti.core.run.RunFactory;
import org.smalti.core.run.Workers;
import org.smalti.tools.layout.vector.Vectors;
import smile.math.MathEx;

class KMeansTest {
  @Test
  void groupsAreAsTightAsSmilesAre() {
    Random random = new Random(1);
    float[] values = new float[600 * 5];
    double[][] rows = new double[600][5];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (random.nextGaussian() + i / 5 % 7);
      rows[i / 5][i % 5] = values[i];
    }
    MathEx.setSeed(1);
    double theirs = Double.POSITIVE_INFINITY;
    for (int start = 0; start < 4; start++) {
      theirs = Math.min(theirs, smile.clustering.KMeans.fit(rows, 7).distortion);
    }
    Clusters ours = group(new Vectors(600, 5, values), 7, 2);
    assertThat(ours.scatter()).isLessThan(1.02 * theirs);
  }

  @Test
  void labelsAreOrderedBySize() {
    Clusters clusters = group(blobs(new int[] {5, 40, 20}), 3, 2);
    assertThat(clusters.sizes()).containsExactly(40, 20, 5);
    assertThat(clusters.labels()[0]).isEqualTo(2);
    assertThat(clusters.labels()[5]).isZero();
    assertThat(clusters.labels()[64]).isEqualTo(1);
  }

  @Test
  void autoFindsTheGroupsThatAreThere() {
    for (int groups : new int[] {2, 4, 9}) {
      int[] sizes = new int[groups];
      Arrays.fill(sizes, 30);
      Clusters clusters = ClusterOptions.parse("auto", 1).of(blobs(sizes), 2, RunFactory.silent());
      assertThat(clusters.sizes()).containsExactly(sizes);
    }
  }

  @Test
  void theNumberOfThreadsChangesNothing() {
    Random random = new Random(2);
    float[] values = new float[3000 * 3];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    Vectors vectors = new Vectors(3000, 3, values);
    assertThat(group(vectors, 8, 3).labels()).isEqualTo(group(vectors, 8, 1).labels());
  }

  @Test
  void fewAndEqualSamplesMakeFewGroups() {
    assertThat(group(new Vectors(1, 2, new float[2]), 5, 2).sizes()).containsExactly(1);
    assertThat(group(new Vectors(9, 2, new float[18]), 5, 2).sizes()).containsExactly(9);
    for (int count = 1; count < 4; count++) {
      Clusters clusters = ClusterOptions.parse("auto", 1)
          .of(new Vectors(count, 2, new float[2 * count]), 2, RunFactory.silent());
      assertThat(clusters.sizes()).containsExactly(count);
    }
  }

  @Test
  void whatCannotBeGroupedIsRefused() {
    assertThatThrownBy(() -> group(new Vectors(1, 1, new float[] {Float.NaN}), 2, 1))
        .isInstanceOf(SmaltiException.class);
    assertThatThrownBy(() -> group(new Vectors(0, 1, new float[0]), 2, 1))
        .isInstanceOf(SmaltiException.class);
    for (String wrong : new String[] {"0", "-1", "many", "", "1.5"}) {
      assertThatThrownBy(() -> ClusterOptions.parse(wrong, 1)).isInstanceOf(SmaltiException.class);
    }
  }

  private static Clusters group(Vectors vectors, int groups, int threads) {
    try (Workers workers = new Workers(threads)) {
      return new KMeans(vectors, workers, 1).of(groups, Run.silent());
    }
  }

  /** Groups of these sizes, one after the other, far apart. */
  private static Vectors blobs(int[] sizes) {
    Random random = new Random(3);
    int count = Arrays.stream(sizes).sum();
    float[] values = new float[2 * count];
    int at = 0;
    for (int blob = 0; blob < sizes.length; blob++) {
      for (int i = 0; i < sizes[blob]; i++) {
        values[at++] = (float) (blob % 3 * 20 + random.nextGaussian());
        values[at++] = (float) (blob / 3 * 20 + random.nextGaussian());
      }
    }
    return new Vectors(count, 2, values);
  }
}
