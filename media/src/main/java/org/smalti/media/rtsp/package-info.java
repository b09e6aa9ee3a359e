/**
 * An RTSP server of our own: what one client announces and records, any number of others describe and play. It is plain
 * Java and forwards RTP packets as they come; nothing here knows a decoder. {@link RtspServer} is the way in.
 *
 * <p>The way of a packet: {@link RtspParser} (over TCP) or {@link UdpPorts} takes it from the publisher, {@link
 * PublishedPath} keeps it in its {@link PictureBacklog} and offers it to every {@link PathReader}, which decides
 * whether it fits; a {@link OutgoingQueue} and the thread of its connection bring it to the reader, so that no reader
 * waits for another.
 *
 * <p>API: docs/library.md says what is promised of it.
 */
@NullMarked
package org.smalti.media.rtsp;

import org.jspecify.annotations.NullMarked;
