/** Makes what is released of Smalti: archives, a Debian package, checksums, a bill of materials. */
@NullMarked
package org.smalti.release;

import org.jspecify.annotations.NullMarked;
