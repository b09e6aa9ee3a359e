package org.smalti.media.program;

/**
 * What ffmpeg reports while it runs. What it does not report is NaN, or −1 for counts.
 *
 * @param seconds the time in the output up to which it is made; at the end it may be one frame short
 * @param frames pictures encoded or copied so far
 * @param dropped pictures decoded but not encoded, because others have the same time
 * @param fps pictures made per second
 * @param bitsPerSecond of the output so far
 * @param bytes of the output so far
 * @param speed seconds of output made per second
 */
public record FfmpegProgress(
    double seconds,
    long frames,
    long dropped,
    double fps,
    double bitsPerSecond,
    long bytes,
    double speed) {}
