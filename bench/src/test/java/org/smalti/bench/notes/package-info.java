/** What is composed has the pitch that its label says. */
@NullMarked
package org.smalti.bench.notes;

import org.jspecify.annotations.NullMarked;
