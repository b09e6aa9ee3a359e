package org.smalti.tools.layout.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.smalti.core.SmaltiException;
import org.smalti.core.run.RunFactory;
import org.smalti.tools.layout.vector.Vectors;

class GroupingTest {
  private static Clusters group(Vectors vectors, ClusterMethod method, int groups, int threads) {
    return new ClusterOptions(method, groups, 0, ClusterOptions.USUAL_POINTS, 1)
        .of(vectors, threads, RunFactory.silent());
  }

  private static Vectors vectors(List<float[]> rows) {
    float[] values = new float[2 * rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(rows.get(i), 0, values, 2 * i, 2);
    }
    return new Vectors(rows.size(), 2, values);
  }

  /** Three normal distributions, far apart, of 100, 60 and 40. */
  private static List<float[]> blobs() {
    Random random = new Random(3);
    List<float[]> rows = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      int blob = i < 100 ? 0 : i < 160 ? 1 : 2;
      rows.add(new float[] {
        (float) (10 * blob + random.nextGaussian()),
        (float) (5 * (blob % 2) + random.nextGaussian())
      });
    }
    return rows;
  }

  @ParameterizedTest
  @EnumSource
  void everyMethodFindsGroupsThatAreFarApart(ClusterMethod method) {
    Clusters clusters = group(vectors(blobs()), method, 0, 2);
    // The test of G-means may split one of them in two.
    assertThat(clusters.count()).isBetween(3, method == ClusterMethod.GMEANS ? 4 : 3);
    assertThat(clusters.sizes()[0] + clusters.sizes()[1] + clusters.sizes()[2]).isGreaterThan(130);
    for (int group = 0; group < clusters.count(); group++) {
      int label = group;
      long blobs = IntStream.range(0, 200)
          .filter(i -> clusters.labels()[i] == label)
          .map(i -> i < 100 ? 0 : i < 160 ? 1 : 2)
          .distinct()
          .count();
      assertThat(blobs).as("of group %d", group).isEqualTo(1);
    }
    long noise = Arrays.stream(clusters.labels())
        .filter(label -> label == Clusters.NOISE)
        .count();
    assertThat(noise).isLessThan(method == ClusterMethod.DBSCAN ? 15 : 1);
  }

  @ParameterizedTest
  @EnumSource
  void theNumberOfThreadsChangesNothing(ClusterMethod method) {
    Random random = new Random(2);
    float[] values = new float[900 * 3];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    Vectors vectors = new Vectors(900, 3, values);
    assertThat(group(vectors, method, 0, 3).labels())
        .isEqualTo(group(vectors, method, 0, 1).labels());
  }

  @ParameterizedTest
  @EnumSource
  void fewAndEqualVectorsAreGroupedToo(ClusterMethod method) {
    for (int count : new int[] {1, 2, 3, 60}) {
      Clusters clusters = group(new Vectors(count, 2, new float[2 * count]), method, 0, 2);
      assertThat(clusters.labels()).hasSize(count);
      boolean noise = method == ClusterMethod.DBSCAN && count < ClusterOptions.USUAL_POINTS;
      assertThat(clusters.sizes()).containsExactly(noise ? new int[0] : new int[] {count});
    }
  }

  @Test
  void densityFindsRingsAndNoise() {
    List<float[]> rows = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      double angle = 2 * Math.PI * i / 100;
      double radius = i < 200 ? 10 : 2;
      rows.add(
          new float[] {(float) (radius * Math.cos(angle)), (float) (radius * Math.sin(angle))});
    }
    rows.add(new float[] {50, 50});
    Clusters clusters = new ClusterOptions(ClusterMethod.DBSCAN, 0, 1, 4, 1)
        .of(vectors(rows), 2, RunFactory.silent());
    assertThat(clusters.sizes()).containsExactly(200, 100);
    assertThat(clusters.labels()[300]).isEqualTo(Clusters.NOISE);
  }

  @Test
  void hierarchicalGroupsAreThoseOfWard() {
    Vectors vectors = vectors(List.of(
        new float[] {0, 0},
        new float[] {1, 0},
        new float[] {10, 0},
        new float[] {12, 0},
        new float[] {30, 0}));
    assertThat(group(vectors, ClusterMethod.HIERARCHICAL, 4, 1).labels())
        .containsExactly(0, 0, 1, 2, 3);
    assertThat(group(vectors, ClusterMethod.HIERARCHICAL, 3, 1).labels())
        .containsExactly(0, 0, 1, 1, 2);
    assertThat(group(vectors, ClusterMethod.HIERARCHICAL, 2, 1).labels())
        .containsExactly(0, 0, 0, 0, 1);
    assertThat(group(vectors, ClusterMethod.HIERARCHICAL, 9, 1).count()).isEqualTo(5);
    assertThat(group(vectors, ClusterMethod.HIERARCHICAL, 1, 1).count()).isEqualTo(1);
  }

  @Test
  void equalValuesInSeveralHeapsAreNotLostByGaussianGroups() {
    List<float[]> rows = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      rows.add(new float[] {i % 4, 0});
    }
    Clusters clusters = group(vectors(rows), ClusterMethod.GMEANS, 0, 2);
    assertThat(Arrays.stream(clusters.sizes()).sum()).isEqualTo(200);
    for (int i = 4; i < 200; i++) {
      assertThat(clusters.labels()[i]).isEqualTo(clusters.labels()[i % 4]);
    }
  }

  @Test
  void optionsOfOtherMethodsAreRefused() {
    assertThatThrownBy(() -> new ClusterOptions(ClusterMethod.KMEANS, 3, 0.5, 5, 1))
        .isInstanceOf(SmaltiException.class)
        .hasMessageContaining("for --method dbscan");
    assertThatThrownBy(() -> new ClusterOptions(ClusterMethod.DBSCAN, 3, 0.5, 5, 1))
        .hasMessageContaining("leave out --groups");
    assertThatThrownBy(() -> new ClusterOptions(ClusterMethod.DBSCAN, 0, -1, 5, 1))
        .hasMessageContaining("--eps must be above 0");
  }
}
