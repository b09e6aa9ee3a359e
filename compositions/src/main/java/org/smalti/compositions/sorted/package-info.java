/**
 * Samples one after the other in the order of a column, as one audio file.
 *
 * <p>API: docs/library.md says what is promised of it.
 */
@NullMarked
package org.smalti.compositions.sorted;

import org.jspecify.annotations.NullMarked;
