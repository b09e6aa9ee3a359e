package org.smalti.bench.cluster;

/**
 * A cluster as far as it can limit the work.
 *
 * @param cores of all executors together
 * @param dispatch s of the driver for each task that it sends out
 * @param disk bytes a second that the shared disk gives to all executors together
 * @param waiting how many tasks for each core may be sent out and not yet be handed over
 * @param ordered whether results are handed over in the order of the tasks
 */
record ClusterModel(int cores, double dispatch, double disk, int waiting, boolean ordered) {}
