/** Tests of the items table. */
@NullMarked
package org.smalti.scrapers.archive.items;

import org.jspecify.annotations.NullMarked;
