package org.smalti.core.run;

import java.io.Serializable;

/**
 * A number that tells how an item is getting on, beside how much of it is done.
 *
 * @param name for programs: {@code fps}
 * @param value NaN if it is not known yet
 * @param text for people, with its unit: {@code 25.0 fps}; empty if there is nothing to say yet
 */
public record ItemMetric(String name, double value, String text) implements Serializable {}
