/** Gives every sample its own cell of a grid. */
@NullMarked
package org.smalti.tools.layout.grid;

import org.jspecify.annotations.NullMarked;
