/** Reading, decoding, encoding and muxing of media in this process, through libav. */
@NullMarked
package org.smalti.media;

import org.jspecify.annotations.NullMarked;
