/**
 * The ffmpeg program: it is found, asked for its abilities, run, watched and ended.
 *
 * <p>A copy of the program comes with Smalti: it lies in the jar of the libraries that decode in the process. See
 * {@code docs/adr/0017-the-ffmpeg-program.md}.
 */
@NullMarked
package org.smalti.media.program;

import org.jspecify.annotations.NullMarked;
