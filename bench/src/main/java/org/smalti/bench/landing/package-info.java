/** Measures whether sound after a jump is the sound of that place. */
@NullMarked
package org.smalti.bench.landing;

import org.jspecify.annotations.NullMarked;
