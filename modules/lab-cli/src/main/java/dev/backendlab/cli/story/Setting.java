package dev.backendlab.cli.story;

import org.jspecify.annotations.Nullable;

/**
 * Where a run took place, as the last lines name it.
 *
 * @param question the question's id
 * @param toBreak the claim whose broken twin shows most
 * @param evidence the run's folder
 * @param log the file with the demo's own logging
 * @param code the demo's source file, where it is known
 */
public record Setting(
    String question,
    String toBreak,
    @Nullable String evidence,
    @Nullable String log,
    @Nullable String code) {}
