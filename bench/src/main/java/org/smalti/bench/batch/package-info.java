/** How fast and how good {@code smalti batch} is. */
@NullMarked
package org.smalti.bench.batch;

import org.jspecify.annotations.NullMarked;
