/**
 * Failures a person can act on, and the exit codes they map to.
 *
 * <p>API: docs/library.md says what is promised of it.
 */
@NullMarked
package org.smalti.core;

import org.jspecify.annotations.NullMarked;
