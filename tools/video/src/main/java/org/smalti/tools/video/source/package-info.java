/** What the commands of {@code smalti video} read. */
@NullMarked
package org.smalti.tools.video.source;

import org.jspecify.annotations.NullMarked;
