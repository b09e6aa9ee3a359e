package org.smalti.media.program;

/**
 * What ffmpeg says of itself while it runs. What it does not say is NaN, or -1 for counts.
 *
 * @param seconds the time in the output of what was made last; at the end it may lack one frame of the whole
 * @param frames pictures encoded or copied so far
 * @param dropped pictures decoded and not encoded, because they met others in time
 * @param fps pictures made in a second
 * @param bitsPerSecond of the output so far
 * @param bytes of the output so far
 * @param speed seconds of output made in a second
 */
public record FfmpegProgress(
    double seconds,
    long frames,
    long dropped,
    double fps,
    double bitsPerSecond,
    long bytes,
    double speed) {}
