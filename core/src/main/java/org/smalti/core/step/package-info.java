/**
 * The one protocol of a step: what is done and from what, what is left, when to save, what --force and --dry-run
 * mean.
 */
@NullMarked
package org.smalti.core.step;

import org.jspecify.annotations.NullMarked;
