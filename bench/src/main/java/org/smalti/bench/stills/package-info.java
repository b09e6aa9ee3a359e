/** What pictures of films cost. */
@NullMarked
package org.smalti.bench.stills;

import org.jspecify.annotations.NullMarked;
