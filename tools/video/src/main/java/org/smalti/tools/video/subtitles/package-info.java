/** The subtitles of films as text. */
@NullMarked
package org.smalti.tools.video.subtitles;

import org.jspecify.annotations.NullMarked;
