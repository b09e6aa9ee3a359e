/**
 * Files that are never half-written and paths that never leave their folder.
 *
 * <p>API: docs/library.md says what is promised of it.
 */
@NullMarked
package org.smalti.core.files;

import org.jspecify.annotations.NullMarked;
