/** Lays samples out by similarity: the commands {@code tsne} and {@code grid}. */
@NullMarked
package org.smalti.tools.layout;

import org.jspecify.annotations.NullMarked;
