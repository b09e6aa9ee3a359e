/** How right and how fast cuts, fades and dissolves are found: films that are composed, and the scores of detectors. */
@NullMarked
package org.smalti.bench.cuts;

import org.jspecify.annotations.NullMarked;
