/** Tests of what is released. */
@NullMarked
package org.smalti.release;

import org.jspecify.annotations.NullMarked;
