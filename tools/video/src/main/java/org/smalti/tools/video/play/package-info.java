/** {@code smalti video play}: a small window that shows a film or a live stream, with its sound. */
@NullMarked
package org.smalti.tools.video.play;

import org.jspecify.annotations.NullMarked;
