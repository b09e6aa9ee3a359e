/** Measures whether seeking in films is exact. */
@NullMarked
package org.smalti.bench.seek;

import org.jspecify.annotations.NullMarked;
