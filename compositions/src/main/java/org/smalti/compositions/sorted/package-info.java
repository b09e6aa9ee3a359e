/** Samples one after the other in the order of a column, as one audio file. */
@NullMarked
package org.smalti.compositions.sorted;

import org.jspecify.annotations.NullMarked;
