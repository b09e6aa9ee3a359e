/** Failures a person can act on, and the exit codes they map to. */
@NullMarked
package org.smalti.core;

import org.jspecify.annotations.NullMarked;
