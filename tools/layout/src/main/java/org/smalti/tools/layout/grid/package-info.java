/**
 * Gives every sample its own cell of a grid.
 *
 * <p>API: docs/library.md says what is promised of it.
 */
@NullMarked
package org.smalti.tools.layout.grid;

import org.jspecify.annotations.NullMarked;
