/** Tables of text cells, typed views of their rows, and the grammar that filters and sorts them. */
@NullMarked
package org.smalti.core.table;

import org.jspecify.annotations.NullMarked;
