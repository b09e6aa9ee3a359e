/** How fast and how good the maps are: t-SNE and grids, beside others'. */
@NullMarked
package org.smalti.bench.layout;

import org.jspecify.annotations.NullMarked;
