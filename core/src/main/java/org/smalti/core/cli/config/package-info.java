/** Files that say which value an option has where the command line says nothing. */
@NullMarked
package org.smalti.core.cli.config;

import org.jspecify.annotations.NullMarked;
