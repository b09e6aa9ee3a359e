package org.smalti.tools.video.play;

import org.smalti.media.FrameDecoder;
import org.smalti.media.Packet;

/**
 * A packet on its way to the decoder of its opening of the source.
 *
 * @param packet is closed by whoever takes it
 * @param decoder serves all packets of its kind until the source is opened again
 */
record LanePacket(Packet packet, FrameDecoder decoder) {}
