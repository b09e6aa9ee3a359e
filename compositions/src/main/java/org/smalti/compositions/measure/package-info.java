/** What can be said of a piece before it is performed: light, silence, repeats. */
@NullMarked
package org.smalti.compositions.measure;

import org.jspecify.annotations.NullMarked;
