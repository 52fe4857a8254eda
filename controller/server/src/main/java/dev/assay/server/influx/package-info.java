/**
 * What InfluxDB is told of the farm: points in an outbox, written in the transaction of what they tell, and the drain that empties it. Nothing
 * else depends on it, and all of it is off while {@code assay.influx.url} is not set.
 */
@org.jspecify.annotations.NullMarked
package dev.assay.server.influx;
