package org.smalti.tools.video.stills;

import java.io.Serializable;

/**
 * What was written of one film.
 *
 * @param count rows of its table
 * @param problem what is wrong with the film although pictures were found; empty if nothing is
 */
record StillsResult(int count, String problem) implements Serializable {}
