/** Pictures of films as files: key frames, frames at times, contact sheets. */
@NullMarked
package org.smalti.tools.video.stills;

import org.jspecify.annotations.NullMarked;
