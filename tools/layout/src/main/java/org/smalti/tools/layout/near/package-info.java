/** The nearest other vectors of each vector. */
@NullMarked
package org.smalti.tools.layout.near;

import org.jspecify.annotations.NullMarked;
