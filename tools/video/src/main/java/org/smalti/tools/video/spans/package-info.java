/** The stretch of film that is seen with each sample. */
@NullMarked
package org.smalti.tools.video.spans;

import org.jspecify.annotations.NullMarked;
