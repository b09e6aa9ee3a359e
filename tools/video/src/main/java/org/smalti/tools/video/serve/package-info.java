/** {@code smalti video serve}: films as live streams by RTSP, and a relay point for others. */
@NullMarked
package org.smalti.tools.video.serve;

import org.jspecify.annotations.NullMarked;
