/** Runs ffmpeg over whole folders, safely: everything that is the same for all verbs of {@code smalti batch}. */
@NullMarked
package org.smalti.tools.batch;

import org.jspecify.annotations.NullMarked;
