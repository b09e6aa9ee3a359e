/** Vectors that describe how a sample sounds: what they are made of, and the cache that keeps them. */
@NullMarked
package org.smalti.tools.layout.vector;

import org.jspecify.annotations.NullMarked;
