/** Finds all items that a query matches, however many they are and however badly the search services do. */
@NullMarked
package org.smalti.scrapers.archive.search;

import org.jspecify.annotations.NullMarked;
