/** The addresses of the archive's services, and how the values of their JSON are read. */
@NullMarked
package org.smalti.scrapers.archive.site;

import org.jspecify.annotations.NullMarked;
