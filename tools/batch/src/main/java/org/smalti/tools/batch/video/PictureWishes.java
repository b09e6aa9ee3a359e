package org.smalti.tools.batch.video;

import java.io.Serializable;

/**
 * What is wanted of pictures, whatever the film.
 *
 * @param height in pixels that no picture exceeds, 0 any
 * @param cropped whether black bars are taken away
 * @param toneMapped whether high dynamic range becomes that of a usual display
 * @param refusesChange whether a film whose picture changes its size midway is refused
 */
record PictureWishes(
    int height, FieldTreatment fields, boolean cropped, boolean toneMapped, boolean refusesChange)
    implements Serializable {}
