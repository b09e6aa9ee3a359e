package org.smalti.tools.video.stills;

import java.io.Serializable;

/**
 * A film of which pictures are written.
 *
 * @param prefix what the names of its pictures begin with
 */
record StillSource(String filename, String prefix) implements Serializable {}
