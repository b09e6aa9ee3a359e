/** Who belongs to whom at the least cost. */
@NullMarked
package org.smalti.core.assign;

import org.jspecify.annotations.NullMarked;
