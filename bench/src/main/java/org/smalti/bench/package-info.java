/** What all benchmarks share. */
@NullMarked
package org.smalti.bench;

import org.jspecify.annotations.NullMarked;
