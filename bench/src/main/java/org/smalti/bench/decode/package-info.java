/** Measures how fast films are decoded. */
@NullMarked
package org.smalti.bench.decode;

import org.jspecify.annotations.NullMarked;
