package org.smalti.tools.layout.tsne;

/**
 * A descent that has come so far. What goes on from here ends where it would have ended.
 *
 * @param iterations how many are done
 * @param points the places, point after point
 * @param steps how far the points moved last
 * @param gains what their steps are multiplied by
 */
@SuppressWarnings("ArrayRecordComponent") // millions of numbers, never compared
public record TsneState(int iterations, double[] points, double[] steps, double[] gains) {}
