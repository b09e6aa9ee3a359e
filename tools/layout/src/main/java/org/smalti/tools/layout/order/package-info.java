/** The shortest walk through all samples: from each to one that sounds like it. */
@NullMarked
package org.smalti.tools.layout.order;

import org.jspecify.annotations.NullMarked;
