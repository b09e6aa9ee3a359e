/** The protocol of the evaluation against cases that were computed by hand. */
@NullMarked
package org.smalti.bench.accuracy;

import org.jspecify.annotations.NullMarked;
