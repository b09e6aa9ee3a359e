/** Samples as sound of their own: a file for each, or one for all with an index. */
@NullMarked
package org.smalti.tools.export;

import org.jspecify.annotations.NullMarked;
