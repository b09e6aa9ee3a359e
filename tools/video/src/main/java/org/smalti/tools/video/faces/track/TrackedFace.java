package org.smalti.tools.video.faces.track;

import java.io.Serializable;
import org.smalti.tools.video.faces.detect.Detection;

/**
 * A face in a picture of a film, and whose it is.
 *
 * @param frame number of the picture in the film, from 0
 * @param time s on the film's own clock
 * @param face in pixels of the film as it is shown
 * @param track id of the track; the same for all pictures in which it is the same face
 */
public record TrackedFace(long frame, double time, Detection face, String track)
    implements Serializable {}
