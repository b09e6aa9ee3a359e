/** Running work over many items: the engine, progress, failures, and the journal that lets a run go on. */
@NullMarked
package org.smalti.core.run;

import org.jspecify.annotations.NullMarked;
