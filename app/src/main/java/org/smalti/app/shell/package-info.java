/** What the program says of itself to shells, readers of manuals and scripts. */
@NullMarked
package org.smalti.app.shell;

import org.jspecify.annotations.NullMarked;
