/** Tests of samples as sound of their own. */
@NullMarked
package org.smalti.tools.export;

import org.jspecify.annotations.NullMarked;
