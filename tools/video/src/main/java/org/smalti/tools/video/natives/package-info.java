/** The libraries behind the detectors and the optical flow: unpacked once, and loaded when they are first needed. */
@NullMarked
package org.smalti.tools.video.natives;

import org.jspecify.annotations.NullMarked;
