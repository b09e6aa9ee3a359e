/** Tests of finding items. */
@NullMarked
package org.smalti.scrapers.archive.search;

import org.jspecify.annotations.NullMarked;
