package org.smalti.tools.layout.order;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.core.SmaltiException;
import org.smalti.core.run.RunFactory;
import org.smalti.tools.layout.vector.Vectors;

class TravellingSalesmanPathTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 12, 100, 3000})
  void eachVectorIsVisitedOnce(int count) {
    TravellingSalesmanPath walk = walk(random(count, 5, 1));
    int[] sorted = walk.stops().clone();
    Arrays.sort(sorted);
    assertArrayEquals(IntStream.range(0, count).toArray(), sorted);
  }

  @Test
  void theLengthIsTheSumOfTheSteps() {
    Vectors vectors = random(500, 7, 2);
    TravellingSalesmanPath walk = walk(vectors);
    assertEquals(length(vectors, walk.stops()), walk.length(), 1e-3);
    assertEquals(
        length(vectors, IntStream.range(0, 500).toArray()),
        TravellingSalesmanPath.inOrder(vectors).length(),
        1e-3);
  }

  /** Where the shortest walk is known: all orders of eight vectors. */
  @RepeatedTest(20)
  void fewVectorsAreWalkedAlmostAsShortAsCanBe(RepetitionInfo turn) {
    Vectors vectors = random(8, 2, turn.getCurrentRepetition());
    double best = shortest(vectors, new int[8], 0, 0, 0);
    double found = walk(vectors).length();
    assertTrue(found >= best - 1e-4, "shorter than can be");
    assertTrue(found <= 1.25 * best, found + " beside " + best);
  }

  @Test
  void shuffledPointsOfALineAreWalkedFromEndToEnd() {
    int[] shuffled = shuffled(2000, 3);
    float[] values = new float[2000];
    for (int i = 0; i < values.length; i++) {
      values[i] = shuffled[i];
    }
    assertEquals(1999, walk(new Vectors(2000, 1, values)).length(), 1e-3);
  }

  /**
   * The shortest walk through n random points of a square is near 0.7124 √n (Johnson and McGeoch 1997), and 5 % for its
   * edge.
   */
  @Test
  void manyPointsOfASquareAreWalkedWithinATenthOfTheShortest() {
    double length = walk(uniform(10_000, 4)).length();
    assertTrue(length < 1.1 * 0.7124 * 100 * 1.02, "length " + length);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 8})
  void theWalkIsTheSameWithAnyNumberOfThreads(int threads) {
    Vectors vectors = random(1500, 10, 5);
    assertArrayEquals(
        walk(vectors).stops(),
        TravellingSalesmanPath.through(vectors, threads, RunFactory.silent()).stops());
  }

  @Test
  void equalVectorsStandTogether() {
    Random random = new Random(6);
    float[] values = new float[900];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt(30);
    }
    assertEquals(29, walk(new Vectors(900, 1, values)).length(), 1e-3);
    assertEquals(0, walk(new Vectors(300, 3, new float[900])).length());
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
  void whatIsNoNumberIsRefused(float value) {
    Vectors vectors = new Vectors(3, 1, new float[] {1, value, 2});
    assertThrows(SmaltiException.class, () -> walk(vectors));
  }

  private static TravellingSalesmanPath walk(Vectors vectors) {
    return TravellingSalesmanPath.through(vectors, 1, RunFactory.silent());
  }

  private static double shortest(Vectors vectors, int[] order, int used, int placed, double soFar) {
    if (placed == order.length) {
      return soFar;
    }
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < order.length; i++) {
      if ((used & 1 << i) == 0) {
        double step = placed == 0 ? 0 : distance(vectors, order[placed - 1], i);
        order[placed] = i;
        best = Math.min(best, shortest(vectors, order, used | 1 << i, placed + 1, soFar + step));
      }
    }
    return best;
  }

  private static double length(Vectors vectors, int[] order) {
    return IntStream.range(1, order.length)
        .mapToDouble(i -> distance(vectors, order[i - 1], order[i]))
        .sum();
  }

  private static double distance(Vectors vectors, int a, int b) {
    double sum = 0;
    for (int i = 0; i < vectors.size(); i++) {
      double d =
          vectors.values()[a * vectors.size() + i] - vectors.values()[b * vectors.size() + i];
      sum += d * d;
    }
    return Math.sqrt(sum);
  }

  private static Vectors random(int count, int size, int seed) {
    Random random = new Random(seed);
    float[] values = new float[count * size];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return new Vectors(count, size, values);
  }

  private static Vectors uniform(int count, int seed) {
    Random random = new Random(seed);
    float[] values = new float[2 * count];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    return new Vectors(count, 2, values);
  }

  private static int[] shuffled(int count, int seed) {
    int[] numbers = IntStream.range(0, count).toArray();
    Random random = new Random(seed);
    for (int i = count - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int number = numbers[i];
      numbers[i] = numbers[other];
      numbers[other] = number;
    }
    return numbers;
  }
}
