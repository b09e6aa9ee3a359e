/** What is made of faces that were followed through films: films with boxes, the best picture of each, and charts. */
@NullMarked
package org.smalti.tools.video.faces.show;

import org.jspecify.annotations.NullMarked;
