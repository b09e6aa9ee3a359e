/**
 * Reading, decoding, encoding and muxing of media in this process, through libav.
 *
 * <p>API: docs/library.md says what is promised of it.
 */
@NullMarked
package org.smalti.media;

import org.jspecify.annotations.NullMarked;
