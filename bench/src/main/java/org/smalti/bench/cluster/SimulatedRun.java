package org.smalti.bench.cluster;

/**
 * How a simulated run went. All but the first are parts of 1.
 *
 * @param seconds from its begin to its end
 * @param useful time of the cores in which they would have worked alone, too
 * @param driver time in which the driver was busy
 * @param disk use of what the shared disk can give
 * @param blocked time of the cores that was lost because an earlier result was waited for
 * @param hungry time of the cores that was lost because the driver had sent nothing
 * @param over time of the cores that was lost at the end, when others still worked on the last tasks
 */
record SimulatedRun(
    double seconds,
    double useful,
    double driver,
    double disk,
    double blocked,
    double hungry,
    double over) {}
