package org.smalti.media;

import java.util.Map;
import java.util.Optional;

/**
 * What a file says it holds. Attached pictures such as covers are no video.
 *
 * @param format libav's short name of the container: {@code mp3}, {@code matroska,webm}
 * @param duration s from the beginning of the file's own clock to its end, −1 unknown
 * @param bitRate bits per second of all streams together, 0 unknown
 * @param tags of the whole file, such as {@code title}; names in lower case
 */
public record MediaInfo(
    String format,
    double duration,
    Optional<AudioStream> audio,
    Optional<VideoStream> video,
    long bitRate,
    Map<String, String> tags) {}
