/** Tests of listening. */
@NullMarked
package org.smalti.tools.audio;

import org.jspecify.annotations.NullMarked;
