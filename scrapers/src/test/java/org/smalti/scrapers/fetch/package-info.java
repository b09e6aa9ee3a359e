/** Tests of what a download is made of. */
@NullMarked
package org.smalti.scrapers.fetch;

import org.jspecify.annotations.NullMarked;
