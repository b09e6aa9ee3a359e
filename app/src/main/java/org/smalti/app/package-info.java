/** The smalti program: the table of contents of its commands, and those that chain several modules. */
@NullMarked
package org.smalti.app;

import org.jspecify.annotations.NullMarked;
