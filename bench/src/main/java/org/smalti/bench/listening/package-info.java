/** How fast the commands that listen are, and how much memory they take. */
@NullMarked
package org.smalti.bench.listening;

import org.jspecify.annotations.NullMarked;
