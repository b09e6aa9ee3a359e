/** How fast faces are found, and how right they are followed: metrics of multiple object tracking, and films whose faces are known. */
@NullMarked
package org.smalti.bench.faces;

import org.jspecify.annotations.NullMarked;
