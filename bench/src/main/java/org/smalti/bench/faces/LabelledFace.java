package org.smalti.bench.faces;

import org.smalti.tools.video.faces.detect.Detection;

/** A face and whose it is, in truth or by a tracker. */
record LabelledFace(String identity, Detection box) {}
