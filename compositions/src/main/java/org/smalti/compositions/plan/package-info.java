/**
 * A piece as pure data: what is heard and seen, when and where.
 *
 * <p>API: docs/library.md says what is promised of it.
 */
@NullMarked
package org.smalti.compositions.plan;

import org.jspecify.annotations.NullMarked;
