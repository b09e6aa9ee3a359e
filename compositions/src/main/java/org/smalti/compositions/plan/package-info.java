/** A piece as pure data: what is heard and seen, when and where. */
@NullMarked
package org.smalti.compositions.plan;

import org.jspecify.annotations.NullMarked;
