/** Which faces of successive pictures are one person's. */
@NullMarked
package org.smalti.tools.video.faces.track;

import org.jspecify.annotations.NullMarked;
