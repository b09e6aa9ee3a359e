/**
 * Running work over many items: the engine, failures, and the journal that lets a run go on.
 *
 * <p>API: docs/library.md says what is promised of it.
 */
@NullMarked
package org.smalti.core.run;

import org.jspecify.annotations.NullMarked;
