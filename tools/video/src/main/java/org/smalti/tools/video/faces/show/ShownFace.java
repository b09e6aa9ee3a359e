package org.smalti.tools.video.faces.show;

import java.awt.geom.Point2D;
import java.util.List;
import org.smalti.tools.video.faces.detect.Detection;

/**
 * A face as it is drawn into a picture.
 *
 * @param face where it is
 * @param seen whether the detector has seen it around here, or only the tracker knows
 * @param tail where it was before, the latest place first: the middle of its lower edge
 */
record ShownFace(FollowedFace track, Detection face, boolean seen, List<Point2D> tail) {}
