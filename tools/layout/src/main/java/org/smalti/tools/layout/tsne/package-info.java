/** t-SNE: places vectors on a line, a plane or in space so that near ones stay near. */
@NullMarked
package org.smalti.tools.layout.tsne;

import org.jspecify.annotations.NullMarked;
