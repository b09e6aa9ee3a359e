/** Finds the items of the Internet Archive, writes them as a table, and downloads their files whole and checked. */
@NullMarked
package org.smalti.scrapers.archive;

import org.jspecify.annotations.NullMarked;
