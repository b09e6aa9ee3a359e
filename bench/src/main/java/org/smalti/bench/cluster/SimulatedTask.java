package org.smalti.bench.cluster;

/**
 * A piece of work of a simulated cluster.
 *
 * @param core s of one core, where nothing else has to be waited for
 * @param bytes read from the disk that all executors share, evenly over that time
 * @param driver s of the driver when the result has arrived
 */
record SimulatedTask(double core, double bytes, double driver) {}
