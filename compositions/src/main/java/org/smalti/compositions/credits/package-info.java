/** Who is thanked: the sources of a piece with their licences and links. */
@NullMarked
package org.smalti.compositions.credits;

import org.jspecify.annotations.NullMarked;
