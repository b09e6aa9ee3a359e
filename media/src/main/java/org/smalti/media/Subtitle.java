package org.smalti.media;

import java.io.Serializable;

/**
 * A text that is shown for a while.
 *
 * @param start s on the file's own clock
 * @param end s
 * @param text lines separated by {@code \n}, without markup
 */
public record Subtitle(double start, double end, String text) implements Serializable {}
