package dev.assay.api;

/**
 * How a controller finds itself: {@code GET /api/v1/condition}. {@code assay doctor} judges it.
 *
 * @param version of its code
 * @param at by the farm's clock, which is the store's; ISO 8601, UTC
 * @param scope of the token that asks
 * @param store what it says is at most as old as this answer
 * @param home the controller's own folder; tried at most every few seconds
 * @param artifacts models, variants, data and reports; tried at most every few seconds
 * @param artifactBytes how much is in it, counted at most once a minute; -1 when it cannot be counted
 * @param artifactBytesMax how much may be, see {@code assay.limits.store-bytes}
 */
public record ControllerCondition(
        String version,
        String at,
        TokenScope scope,
        StoreCondition store,
        FolderCondition home,
        FolderCondition artifacts,
        long artifactBytes,
        long artifactBytesMax,
        BuildsCondition builds) {}
