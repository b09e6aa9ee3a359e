/** Samples that are nearly alike, of which one is kept. */
@NullMarked
package org.smalti.tools.collection.thin;

import org.jspecify.annotations.NullMarked;
