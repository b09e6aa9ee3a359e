/** The commands for the Internet Archive: search, download, verify. */
@NullMarked
package org.smalti.scrapers.archive;

import org.jspecify.annotations.NullMarked;
