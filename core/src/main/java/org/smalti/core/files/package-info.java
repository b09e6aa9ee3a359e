/** Files that are never half-written and paths that never leave their folder. */
@NullMarked
package org.smalti.core.files;

import org.jspecify.annotations.NullMarked;
