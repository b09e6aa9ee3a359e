/** Where the archive's services are, and how values of their JSON are read. */
@NullMarked
package org.smalti.scrapers.archive.site;

import org.jspecify.annotations.NullMarked;
