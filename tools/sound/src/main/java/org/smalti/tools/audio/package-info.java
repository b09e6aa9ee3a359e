/**
 * Where samples begin and end in a sound, and what is measured of each: onsets, releases, pitch, power.
 *
 * <p>API: docs/library.md says what is promised of it.
 */
@NullMarked
package org.smalti.tools.audio;

import org.jspecify.annotations.NullMarked;
