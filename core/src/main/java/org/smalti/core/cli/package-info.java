/** What every command line has in common: shared options, error mapping, help. */
@NullMarked
package org.smalti.core.cli;

import org.jspecify.annotations.NullMarked;
