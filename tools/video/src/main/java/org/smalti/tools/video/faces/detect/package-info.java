/** Where faces are in one picture, by one of several detectors. */
@NullMarked
package org.smalti.tools.video.faces.detect;

import org.jspecify.annotations.NullMarked;
