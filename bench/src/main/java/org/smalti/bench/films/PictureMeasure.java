package org.smalti.bench.films;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.smalti.media.VideoDecoder;

/**
 * What is seen of a film, on pictures of {@value #WIDTH}x{@value #HEIGHT} pixels.
 *
 * @param seconds how long the pictures run
 * @param lit the share of each picture that is not nearly black
 * @param luma the mean of all pictures, 16 black to 235 white
 * @param flicker the mean difference of a pixel's luma from picture to picture
 * @param largestStep the largest mean difference between two pictures
 */
record PictureMeasure(
    double seconds, List<Double> lit, double luma, double flicker, double largestStep) {
  static final int WIDTH = 160;
  static final int HEIGHT = 90;
  /** Luma: a little above black, so that dark films at a quarter of their light count. */
  private static final int LIT = 24;

  PictureMeasure {
    lit = List.copyOf(lit);
  }

  /** @param decoder gives YUV 4:2:0 of {@value #WIDTH}x{@value #HEIGHT} */
  static PictureMeasure of(VideoDecoder decoder) {
    byte[] now = new byte[WIDTH * HEIGHT * 3 / 2];
    byte[] before = new byte[now.length];
    List<Double> lit = new ArrayList<>();
    double luma = 0;
    double flicker = 0;
    double largest = 0;
    double end = 0;
    while (decoder.next()) {
      System.arraycopy(now, 0, before, 0, now.length);
      decoder.copyTo(now);
      double light = 0;
      double difference = 0;
      int bright = 0;
      for (int i = 0; i < WIDTH * HEIGHT; i++) {
        int value = now[i] & 0xff;
        light += value;
        bright += value >= LIT ? 1 : 0;
        difference += Math.abs(value - (before[i] & 0xff));
      }
      if (!lit.isEmpty()) {
        flicker += difference / WIDTH / HEIGHT;
        largest = Math.max(largest, difference / WIDTH / HEIGHT);
      }
      luma += light / WIDTH / HEIGHT;
      lit.add((double) bright / WIDTH / HEIGHT);
      end = decoder.until();
    }
    int count = Math.max(1, lit.size());
    return new PictureMeasure(end, lit, luma / count, flicker / Math.max(1, count - 1), largest);
  }

  /** The least share that is lit from one part of the film to another, 0 to 1. */
  double leastLit(double from, double until) {
    double[] part =
        lit
            .subList((int) Math.min(lit.size(), lit.size() * from), (int) (lit.size() * until))
            .stream()
            .mapToDouble(Double::doubleValue)
            .toArray();
    return Arrays.stream(part).min().orElse(0);
  }

  /** The mean share that is lit in a tenth of the film. */
  double lit(int tenth) {
    int from = lit.size() * tenth / 10;
    int until = Math.max(from, lit.size() * (tenth + 1) / 10);
    return lit.subList(from, until).stream()
        .mapToDouble(Double::doubleValue)
        .average()
        .orElse(0);
  }
}
