/** How fast faces are found, and how right they are followed. */
@NullMarked
package org.smalti.bench.faces;

import org.jspecify.annotations.NullMarked;
