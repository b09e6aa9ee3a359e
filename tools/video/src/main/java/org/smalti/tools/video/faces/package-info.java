/** Faces in many films: found in each picture, followed from picture to picture. */
@NullMarked
package org.smalti.tools.video.faces;

import org.jspecify.annotations.NullMarked;
