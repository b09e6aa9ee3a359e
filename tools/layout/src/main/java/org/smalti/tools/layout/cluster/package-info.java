/** Puts samples that are alike into groups. */
@NullMarked
package org.smalti.tools.layout.cluster;

import org.jspecify.annotations.NullMarked;
