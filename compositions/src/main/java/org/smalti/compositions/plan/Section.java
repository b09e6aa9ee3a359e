package org.smalti.compositions.plan;

/**
 * A part of a piece that has a name: a chapter of the film.
 *
 * @param at where it begins, ms from the beginning
 */
public record Section(double at, String title) {}
