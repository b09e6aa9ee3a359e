/**
 * What cuts are exchanged by with programs that edit film: {@link org.smalti.media.edit.CmxText} writes edit decision
 * lists, {@link org.smalti.media.edit.OtioText} timelines of OpenTimelineIO.
 */
@NullMarked
package org.smalti.media.edit;

import org.jspecify.annotations.NullMarked;
