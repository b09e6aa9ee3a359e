package org.smalti.tools.layout.vector;

import java.io.Serializable;

/**
 * The vectors of a file's {@link SampleSpans}, in their order.
 *
 * @param vectors empty where a clip has no sound
 * @param problem why some have none; empty if all have one
 */
@SuppressWarnings("ArrayRecordComponent") // carried from a worker, never compared
record SpanVectors(float[][] vectors, String problem) implements Serializable {}
