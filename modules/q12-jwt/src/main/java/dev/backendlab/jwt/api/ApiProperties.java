package dev.backendlab.jwt.api;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of a resource service.
 *
 * @param name its own, to tell services of one chain apart
 * @param issuer whose tokens it trusts: the {@code iss} it demands
 * @param audience what it is called in {@code aud}
 * @param issuerUrl where the issuer answers: for its keys, and for sessions to be looked up
 * @param keysMaxAge how long the issuer's keys are believed without asking again
 * @param keysRetryAfter how soon an unknown key may make us ask again, so that nobody who invents
 *     key ids can use us to flood the issuer
 * @param clockSkew how far clocks may differ
 * @param introspectionLife how long the issuer's word on a session is believed without asking again
 * @param denyList whether each token's id is looked up on Redis
 * @param redisPrefix before every key on Redis
 * @param next the service that this one calls to answer, if any
 */
@ConfigurationProperties("api")
record ApiProperties(
    @DefaultValue("api") String name,
    String issuer,
    String audience,
    URI issuerUrl,
    @DefaultValue("5m") Duration keysMaxAge,
    @DefaultValue("10s") Duration keysRetryAfter,
    @DefaultValue("0s") Duration clockSkew,
    @DefaultValue("0s") Duration introspectionLife,
    @DefaultValue("false") boolean denyList,
    @DefaultValue("") String redisPrefix,
    @Nullable URI next) {}
