/** Tests of summaries. */
@NullMarked
package org.smalti.tools.collection;

import org.jspecify.annotations.NullMarked;
