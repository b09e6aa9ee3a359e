/**
 * Downloads the files of an items table into a folder, whatever site they come from, and verifies the folder against
 * the table.
 */
@NullMarked
package org.smalti.scrapers.fetch;

import org.jspecify.annotations.NullMarked;
