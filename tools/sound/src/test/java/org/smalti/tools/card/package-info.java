/** Tests of listening cards. */
@NullMarked
package org.smalti.tools.card;

import org.jspecify.annotations.NullMarked;
