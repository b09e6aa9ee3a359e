/** How much time relaying adds, and what it loses. */
@NullMarked
package org.smalti.bench.relay;

import org.jspecify.annotations.NullMarked;
