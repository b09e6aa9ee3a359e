/** How fast the archive commands are, how small, and how other downloaders do. */
@NullMarked
package org.smalti.bench.archive;

import org.jspecify.annotations.NullMarked;
