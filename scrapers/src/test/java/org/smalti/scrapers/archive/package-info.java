/** Tests of the archive commands against a fake archive that misbehaves on purpose. */
@NullMarked
package org.smalti.scrapers.archive;

import org.jspecify.annotations.NullMarked;
