/** Tests of what is the same for all verbs of {@code smalti batch}. */
@NullMarked
package org.smalti.tools.batch;

import org.jspecify.annotations.NullMarked;
