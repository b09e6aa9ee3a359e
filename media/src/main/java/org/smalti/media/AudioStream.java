package org.smalti.media;

/**
 * The sound of a file.
 *
 * @param codec libav's name: {@code aac}, {@code mp3}, {@code pcm_s16le}
 * @param sampleRate Hz
 * @param duration s, −1 unknown
 */
public record AudioStream(String codec, int sampleRate, int channels, double duration) {}
