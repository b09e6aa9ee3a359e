/** Performs what is heard of a plan: voices, a room, a limiter, one stream. */
@NullMarked
package org.smalti.compositions.mix;

import org.jspecify.annotations.NullMarked;
