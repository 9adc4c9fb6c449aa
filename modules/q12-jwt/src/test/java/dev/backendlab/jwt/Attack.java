package dev.backendlab.jwt;

/**
 * A hostile token, and the honest one closest to it.
 *
 * @param name what the attacker did
 * @param token what is presented
 * @param control what an honest caller presents at the same place
 */
record Attack(String name, String token, String control) {}
