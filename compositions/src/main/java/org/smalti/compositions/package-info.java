/**
 * What can be made of samples: a composition turns them into a plan, renderers perform the plan.
 *
 * <p>API: docs/library.md says what is promised of it.
 */
@NullMarked
package org.smalti.compositions;

import org.jspecify.annotations.NullMarked;
