/**
 * What {@code smalti batch} does to the sound of films and recordings: noise taken out, loudness made the same.
 * Pictures stay.
 */
@NullMarked
package org.smalti.tools.batch.sound;

import org.jspecify.annotations.NullMarked;
