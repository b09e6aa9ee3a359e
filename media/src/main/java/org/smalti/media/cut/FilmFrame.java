package org.smalti.media.cut;

/**
 * A decoded picture of a film.
 *
 * @param pixels tightly packed planes in the size and format of the pass; valid during the call
 *     only, and not to be changed
 * @param width pixels
 * @param height pixels
 * @param from s on the film's clock: when it is first shown
 * @param until s: when the next one is shown; for the last one an estimate
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record FilmFrame(byte[] pixels, int width, int height, double from, double until) {}
