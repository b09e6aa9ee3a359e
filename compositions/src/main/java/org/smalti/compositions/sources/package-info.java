/** What performing needs: the media, and what was read of them, on disk. */
@NullMarked
package org.smalti.compositions.sources;

import org.jspecify.annotations.NullMarked;
