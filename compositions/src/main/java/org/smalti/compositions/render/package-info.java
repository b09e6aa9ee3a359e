/** Performs plans: clips are read once per source, mixed and drawn as a stream, and encoded. */
@NullMarked
package org.smalti.compositions.render;

import org.jspecify.annotations.NullMarked;
