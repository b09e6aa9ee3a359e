/** Chooses the samples that follow a target, stretch by stretch. */
@NullMarked
package org.smalti.tools.layout.follow;

import org.jspecify.annotations.NullMarked;
