/** Films without sound, cut into samples by what is seen in them. */
@NullMarked
package org.smalti.tools.video.silent;

import org.jspecify.annotations.NullMarked;
