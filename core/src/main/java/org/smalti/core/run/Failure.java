package org.smalti.core.run;

import java.io.Serializable;

/** An item that a stage had to leave out: a row of the failures table. */
public record Failure(String filename, String stage, String error) implements Serializable {}
