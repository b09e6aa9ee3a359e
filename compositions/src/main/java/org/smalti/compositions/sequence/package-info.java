/** A table of what is heard when and how, as one audio file. */
@NullMarked
package org.smalti.compositions.sequence;

import org.jspecify.annotations.NullMarked;
