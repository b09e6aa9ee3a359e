/** How right Smalti hears: detected against known onsets and pitches. */
@NullMarked
package org.smalti.bench.accuracy;

import org.jspecify.annotations.NullMarked;
