/** How a picture has moved since the one before. */
@NullMarked
package org.smalti.tools.video.faces.motion;

import org.jspecify.annotations.NullMarked;
