/** What films and plans of compositions are like: light, silence, loudness, flicker. */
@NullMarked
package org.smalti.bench.films;

import org.jspecify.annotations.NullMarked;
