/** How like the pictures of media are to those of an ffmpeg program. */
@NullMarked
package org.smalti.bench.pictures;

import org.jspecify.annotations.NullMarked;
