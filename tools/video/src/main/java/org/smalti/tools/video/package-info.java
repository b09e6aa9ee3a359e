/** What is measured in pictures. */
@NullMarked
package org.smalti.tools.video;

import org.jspecify.annotations.NullMarked;
