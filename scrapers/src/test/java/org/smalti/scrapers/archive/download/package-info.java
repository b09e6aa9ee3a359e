/** Tests of what a download is made of. */
@NullMarked
package org.smalti.scrapers.archive.download;

import org.jspecify.annotations.NullMarked;
