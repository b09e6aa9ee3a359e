package org.smalti.core.run;

import java.io.Serializable;

/**
 * A metric of an item under way, such as its speed.
 *
 * @param name for programs: {@code fps}
 * @param value NaN if it is not known yet
 * @param text for people, with its unit: {@code 25.0 fps}; empty if it is not known yet
 */
public record ItemMetric(String name, double value, String text) implements Serializable {}
