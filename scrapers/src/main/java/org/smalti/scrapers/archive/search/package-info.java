/** Finds all items that match a query, however many there are, with search services that lose and repeat results. */
@NullMarked
package org.smalti.scrapers.archive.search;

import org.jspecify.annotations.NullMarked;
