package org.smalti.tools.layout.tsne;

/**
 * The complete state of a descent: continued from here, it ends as if it had not been interrupted.
 *
 * @param iterations how many are done
 * @param points the places, point after point
 * @param steps the last displacement of each coordinate (momentum)
 * @param gains the factor of each coordinate's step
 */
@SuppressWarnings("ArrayRecordComponent") // millions of numbers, never compared
public record TsneState(int iterations, double[] points, double[] steps, double[] gains) {}
