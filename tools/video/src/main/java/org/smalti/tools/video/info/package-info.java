/** What is in a film. */
@NullMarked
package org.smalti.tools.video.info;

import org.jspecify.annotations.NullMarked;
