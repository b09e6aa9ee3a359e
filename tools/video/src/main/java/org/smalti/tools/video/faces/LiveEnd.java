package org.smalti.tools.video.faces;

import java.io.Serializable;
import org.smalti.core.SmaltiException.Reason;

/**
 * How the look at a live stream has ended.
 *
 * @param name of the stream
 * @param summary what was received and found
 * @param failure why it ended, if not well, without its name; else empty
 * @param reason of the failure
 */
record LiveEnd(String name, String summary, String failure, Reason reason)
    implements Serializable {}
