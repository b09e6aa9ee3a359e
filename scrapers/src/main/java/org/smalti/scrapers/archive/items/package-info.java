/** Asks for the metadata of items, keeps it, and makes the items table from it. */
@NullMarked
package org.smalti.scrapers.archive.items;

import org.jspecify.annotations.NullMarked;
