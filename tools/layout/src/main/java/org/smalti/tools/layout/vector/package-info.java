/**
 * Vectors that describe how a sample sounds: what they are made of, and the cache that keeps them.
 *
 * <p>API: docs/library.md says what is promised of it.
 */
@NullMarked
package org.smalti.tools.layout.vector;

import org.jspecify.annotations.NullMarked;
