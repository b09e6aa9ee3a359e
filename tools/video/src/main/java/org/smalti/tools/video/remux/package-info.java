/** Streams copied into another container. */
@NullMarked
package org.smalti.tools.video.remux;

import org.jspecify.annotations.NullMarked;
