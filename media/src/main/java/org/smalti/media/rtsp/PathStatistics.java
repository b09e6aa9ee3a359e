package org.smalti.media.rtsp;

/**
 * What happens on a path at the moment.
 *
 * @param path without slashes at its ends
 * @param publisher address and port of who publishes it
 * @param tracks pictures and sounds in it
 * @param readers who play it now
 * @param packets of RTP that came from the publisher
 * @param bytes of these
 * @param dropped packets of RTP that readers should have had but that did not fit into their queues, in all
 */
public record PathStatistics(
    String path,
    String publisher,
    int tracks,
    int readers,
    long packets,
    long bytes,
    long dropped) {}
