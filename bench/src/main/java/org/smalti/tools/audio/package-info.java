/** Benchmarks of what is small enough to be seen only from inside this package. */
@NullMarked
package org.smalti.tools.audio;

import org.jspecify.annotations.NullMarked;
