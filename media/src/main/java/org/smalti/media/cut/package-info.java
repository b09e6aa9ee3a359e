/**
 * Stretches out of sources: {@link org.smalti.media.cut.SpanReader} takes them out of a sound, {@link
 * org.smalti.media.cut.PartFile} keeps them on disk, {@link org.smalti.media.cut.FramePass} shows a film to several
 * observers.
 *
 * <p>API: docs/library.md says what is promised of it.
 */
@NullMarked
package org.smalti.media.cut;

import org.jspecify.annotations.NullMarked;
