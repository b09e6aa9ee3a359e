/** {@code smalti video cuts}: where the scenes of a film begin, and how. */
@NullMarked
package org.smalti.tools.video.cuts;

import org.jspecify.annotations.NullMarked;
