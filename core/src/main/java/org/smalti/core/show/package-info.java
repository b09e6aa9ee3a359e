/** What a person sees of a command: the console, progress bars, plain lines, JSON events, tables as text. */
@NullMarked
package org.smalti.core.show;

import org.jspecify.annotations.NullMarked;
