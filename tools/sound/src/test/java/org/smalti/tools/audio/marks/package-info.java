@NullMarked
package org.smalti.tools.audio.marks;

import org.jspecify.annotations.NullMarked;
