/** Live streams by RTSP: what reading several at once costs, and how long opening takes. */
@NullMarked
package org.smalti.bench.rtsp;

import org.jspecify.annotations.NullMarked;
