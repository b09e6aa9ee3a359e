/** The map of the samples as a page in the browser, which is explored by ear. */
@NullMarked
package org.smalti.tools.page;

import org.jspecify.annotations.NullMarked;
