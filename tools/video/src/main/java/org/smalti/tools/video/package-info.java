/** {@code smalti video}: reading films and live streams, and what is seen in them. */
@NullMarked
package org.smalti.tools.video;

import org.jspecify.annotations.NullMarked;
