package org.smalti.compositions.measure;

/**
 * How much of the picture is lit at a moment.
 *
 * @param at ms from the beginning
 * @param share 0..1 of the picture
 */
public record LitShare(double at, double share) {}
