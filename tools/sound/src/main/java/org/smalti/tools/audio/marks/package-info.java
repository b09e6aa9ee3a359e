/** Marks that other programs have made in media files, as places of samples. */
@NullMarked
package org.smalti.tools.audio.marks;

import org.jspecify.annotations.NullMarked;
