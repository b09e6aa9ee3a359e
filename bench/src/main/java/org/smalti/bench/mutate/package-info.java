/** Damaged files: whether reading them crashes, hangs or leaks. */
@NullMarked
package org.smalti.bench.mutate;

import org.jspecify.annotations.NullMarked;
