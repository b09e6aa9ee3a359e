/**
 * {@code smalti video relay}: sends on what a source gives, as it comes. One thread receives, one sends; what waits
 * between them is bounded.
 */
@NullMarked
package org.smalti.tools.video.relay;

import org.jspecify.annotations.NullMarked;
