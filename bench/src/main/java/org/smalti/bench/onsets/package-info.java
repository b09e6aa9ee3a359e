/** Composes tracks whose onsets are known. */
@NullMarked
package org.smalti.bench.onsets;

import org.jspecify.annotations.NullMarked;
