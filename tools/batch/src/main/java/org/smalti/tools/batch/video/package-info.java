/** {@code smalti batch reencode}: films in a newer codec, with everything else that is in them kept. */
@NullMarked
package org.smalti.tools.batch.video;

import org.jspecify.annotations.NullMarked;
