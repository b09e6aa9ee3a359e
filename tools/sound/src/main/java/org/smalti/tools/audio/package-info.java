/** Where samples begin and end in a sound, and what is measured of each: onsets, releases, pitch, power. */
@NullMarked
package org.smalti.tools.audio;

import org.jspecify.annotations.NullMarked;
