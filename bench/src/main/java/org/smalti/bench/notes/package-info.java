/** Makes notes whose pitch is known, and sounds that have none. */
@NullMarked
package org.smalti.bench.notes;

import org.jspecify.annotations.NullMarked;
