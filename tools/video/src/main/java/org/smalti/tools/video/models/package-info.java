/** The trained models that detectors work with: where they are, and that they are what they should be. */
@NullMarked
package org.smalti.tools.video.models;

import org.jspecify.annotations.NullMarked;
