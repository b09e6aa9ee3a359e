/**
 * The nearest other vectors of each vector.
 *
 * <p>API: docs/library.md says what is promised of it.
 */
@NullMarked
package org.smalti.tools.layout.near;

import org.jspecify.annotations.NullMarked;
