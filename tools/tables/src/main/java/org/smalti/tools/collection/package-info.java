/** A collection as a whole: what its files are, what was heard in them, and the samples chosen from it. */
@NullMarked
package org.smalti.tools.collection;

import org.jspecify.annotations.NullMarked;
