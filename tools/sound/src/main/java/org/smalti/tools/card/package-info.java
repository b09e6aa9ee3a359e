/** A picture of what was heard in a file. */
@NullMarked
package org.smalti.tools.card;

import org.jspecify.annotations.NullMarked;
