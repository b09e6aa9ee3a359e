package org.smalti.tools.video.faces;

import java.io.Serializable;

/**
 * How the look at a live stream has ended.
 *
 * @param name of the stream
 * @param summary what was received and found
 * @param failure why it ended, if not well; else empty
 */
record LiveEnd(String name, String summary, String failure) implements Serializable {}
