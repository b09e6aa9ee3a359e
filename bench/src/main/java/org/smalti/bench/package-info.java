/** Programs that measure Smalti as its users see it. */
@NullMarked
package org.smalti.bench;

import org.jspecify.annotations.NullMarked;
