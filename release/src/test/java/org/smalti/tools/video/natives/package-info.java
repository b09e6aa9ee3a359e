/** What the search for faces knows of its libraries, compared with what is released. */
@NullMarked
package org.smalti.tools.video.natives;

import org.jspecify.annotations.NullMarked;
