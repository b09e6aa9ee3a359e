/** Brings the files of an items table into a folder, whole and checked, and holds the folder against the table. */
@NullMarked
package org.smalti.scrapers.fetch;

import org.jspecify.annotations.NullMarked;
