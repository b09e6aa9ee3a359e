/** Running work over many items: the engine, failures, and the journal that lets a run go on. */
@NullMarked
package org.smalti.core.run;

import org.jspecify.annotations.NullMarked;
