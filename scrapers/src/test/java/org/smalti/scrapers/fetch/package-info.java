/** Tests of downloads from any web server. */
@NullMarked
package org.smalti.scrapers.fetch;

import org.jspecify.annotations.NullMarked;
