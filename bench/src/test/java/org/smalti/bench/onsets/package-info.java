/** What composed tracks have as labels, against cases that were computed by hand. */
@NullMarked
package org.smalti.bench.onsets;

import org.jspecify.annotations.NullMarked;
