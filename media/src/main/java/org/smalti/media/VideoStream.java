package org.smalti.media;

/**
 * The picture of a file.
 *
 * @param codec libav's name: {@code h264}, {@code vp9}
 * @param width pixels as shown: square ones, after rotation
 * @param height pixels as shown
 * @param fps mean frames per second, 0 unknown
 * @param duration s, −1 unknown
 */
public record VideoStream(String codec, int width, int height, double fps, double duration) {}
