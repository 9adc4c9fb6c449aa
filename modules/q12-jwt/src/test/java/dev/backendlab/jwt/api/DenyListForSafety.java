package dev.backendlab.jwt.api;

import dev.backendlab.kit.BrokenTwin;

/** The twin is a setting: {@code application-broken-stateless.yml} turns the deny-list on. */
@BrokenTwin(
    value = "stateless",
    says = "Somebody turned on the deny-list, to be safe: each token is looked up on Redis.")
class DenyListForSafety {}
