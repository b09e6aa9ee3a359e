/**
 * t-SNE: places vectors on a line, a plane or in space so that near ones stay near.
 *
 * <p>API: docs/library.md says what is promised of it.
 */
@NullMarked
package org.smalti.tools.layout.tsne;

import org.jspecify.annotations.NullMarked;
