/** What can be made of samples: a composition turns them into a plan, renderers perform the plan. */
@NullMarked
package org.smalti.compositions;

import org.jspecify.annotations.NullMarked;
