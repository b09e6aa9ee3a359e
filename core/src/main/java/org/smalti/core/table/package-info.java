/**
 * Tables of text cells, typed views of their rows, and the grammar that filters and sorts them.
 *
 * <p>API: docs/library.md says what is promised of it.
 */
@NullMarked
package org.smalti.core.table;

import org.jspecify.annotations.NullMarked;
