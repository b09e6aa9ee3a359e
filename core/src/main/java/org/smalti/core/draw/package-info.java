/** Words and lines in pictures, drawn the same on every machine. */
@NullMarked
package org.smalti.core.draw;

import org.jspecify.annotations.NullMarked;
