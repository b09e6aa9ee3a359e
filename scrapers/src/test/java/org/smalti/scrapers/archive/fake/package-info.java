/** An Internet Archive of synthetic items that misbehaves on purpose. */
@NullMarked
package org.smalti.scrapers.archive.fake;

import org.jspecify.annotations.NullMarked;
